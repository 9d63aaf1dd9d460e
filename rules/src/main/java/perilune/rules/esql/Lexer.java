package perilune.rules.esql;

import java.util.ArrayList;
import java.util.List;
import perilune.rules.text.Characters;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/** Cuts a query into tokens. What belongs to no token is reported and skipped. O(length). */
final class Lexer {

  private static final String[] SYMBOLS = {
    "==", "!=", "=~", "<=", ">=", "::", "<>", "&&", "||", "=", "<", ">", ":", "|", ",", "(", ")",
    "[", "]", "{", "}", "+", "-", "*", "/", "%", "."
  };
  private static final String RAW = "\"\"\"";

  private final String text;
  private final Mistakes mistakes;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  Lexer(String text, Mistakes mistakes) {
    this.text = text;
    this.mistakes = mistakes;
  }

  /** Gives all tokens; the last is END. */
  List<Token> tokens() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Characters.isBlank(c)) {
        at++;
      } else if (!comment()) {
        token(c);
      }
    }
    tokens.add(new Token(Token.Kind.END, "", new Span(at, at)));
    return List.copyOf(tokens);
  }

  /** Passes a comment. */
  private boolean comment() {
    if (text.startsWith("//", at)) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
      return true;
    }
    if (!text.startsWith("/*", at)) {
      return false;
    }
    int start = at;
    int end = text.indexOf("*/", at + 2);
    at = end < 0 ? text.length() : end + 2;
    if (end < 0) {
      mistakes.error(
          DiagnosticCode.ESQL002,
          new Span(start, start + 2),
          "this comment does not end",
          "close it with */");
    }
    return true;
  }

  private void token(char c) {
    if (text.startsWith(RAW, at)) {
      raw();
    } else if (c == '"') {
      string();
    } else if (Characters.isDigit(text, c == '.' ? at + 1 : at)) {
      number();
    } else if (c == '`' || isNameStart(c)) {
      name();
    } else if (c == '?') {
      parameter();
    } else if (c == '\'' && endOfSingleQuotes() > 0) {
      singleQuotes();
    } else {
      symbol();
    }
  }

  private static boolean isNameStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '@';
  }

  private boolean isNamePart(int place) {
    return place < text.length()
        && (isNameStart(text.charAt(place)) || Characters.isDigit(text, place));
  }

  private void add(Token.Kind kind, String content, int start) {
    tokens.add(new Token(kind, content, new Span(start, at)));
  }

  private void symbol() {
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        at += symbol.length();
        add(Token.Kind.SYMBOL, symbol, at - symbol.length());
        return;
      }
    }
    int start = at;
    int c = text.codePointAt(at);
    at += Character.charCount(c);
    String help =
        switch (c) {
          case '\'', '\u201C', '\u201D' -> "strings stand in double quotes";
          case '!' -> "write NOT";
          case ';' -> "there is one query only";
          default -> "leave it out, or put it into a string";
        };
    mistakes.error(
        DiagnosticCode.ESQL001,
        new Span(start, at),
        "the language has no '" + Character.toString(c) + "' here",
        help);
    if (tokens.isEmpty() || tokens.getLast().kind() != Token.Kind.BROKEN) {
      add(Token.Kind.BROKEN, "", start);
    }
  }

  private int endOfSingleQuotes() {
    int end = text.indexOf('\'', at + 1);
    int line = text.indexOf('\n', at);
    return line >= 0 && line < end ? -1 : end;
  }

  /** Reads a string as other languages write it, and reports it. */
  private void singleQuotes() {
    int start = at;
    int end = endOfSingleQuotes();
    at = end + 1;
    unreadable(
        start,
        at,
        "strings stand in double quotes",
        "write \"" + text.substring(start + 1, end) + "\"");
    add(Token.Kind.STRING, text.substring(start + 1, end), start);
  }

  private void parameter() {
    int start = at++;
    while (isNamePart(at)) {
      at++;
    }
    add(Token.Kind.PARAMETER, text.substring(start, at), start);
  }

  private void number() {
    int start = at;
    at = Characters.endOfDigits(text, at);
    int whole = at;
    if (at < text.length() && text.charAt(at) == '.' && !isNameAfterDot()) {
      at = Characters.endOfDigits(text, at + 1);
    }
    at = Characters.endOfExponent(text, at);
    add(at == whole ? Token.Kind.WHOLE : Token.Kind.REAL, text.substring(start, at), start);
  }

  private boolean isNameAfterDot() {
    return at + 1 < text.length() && isNameStart(text.charAt(at + 1));
  }

  /** Reads parts with dots between them; a part in backquotes has a backquote doubled. */
  private void name() {
    int start = at;
    var name = new StringBuilder();
    boolean quoted = false;
    boolean more = true;
    while (more) {
      if (text.charAt(at) == '`') {
        quoted = true;
        quotedPart(name);
      } else {
        int from = at;
        while (isNamePart(at)) {
          at++;
        }
        name.append(text, from, at);
      }
      more = at + 1 < text.length() && text.charAt(at) == '.' && isPart(at + 1);
      if (more) {
        name.append('.');
        at++;
      }
    }
    add(quoted ? Token.Kind.QUOTED_NAME : Token.Kind.NAME, name.toString(), start);
  }

  private boolean isPart(int place) {
    return text.charAt(place) == '`' || isNamePart(place);
  }

  private void quotedPart(StringBuilder name) {
    int start = at++;
    int from = name.length();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '`') {
        name.append(c);
      } else if (at < text.length() && text.charAt(at) == '`') {
        name.append(c);
        at++;
      } else {
        if (name.length() == from) {
          unreadable(start, at, "a name has at least one character", "write it into backquotes");
        }
        return;
      }
    }
    unreadable(start, start + 1, "this name does not end", "close it with a backquote");
  }

  private void unreadable(int start, int end, String message, String help) {
    mistakes.error(DiagnosticCode.ESQL002, new Span(start, end), message, help);
  }

  /** Reads a string in which a backslash is one; up to two quotes at its end belong to it. */
  private void raw() {
    int start = at;
    int end = text.indexOf(RAW, at + RAW.length());
    if (end < 0) {
      at = text.length();
      unreadable(start, start + RAW.length(), "this string does not end", "close it with \"\"\"");
      add(Token.Kind.STRING, text.substring(start + RAW.length()), start);
      return;
    }
    for (int i = 0; i < 2 && text.startsWith("\"", end + RAW.length()); i++) {
      end++;
    }
    at = end + RAW.length();
    add(Token.Kind.STRING, text.substring(start + RAW.length(), end), start);
  }

  private void string() {
    int start = at++;
    var content = new StringBuilder();
    while (at < text.length() && "\"\r\n".indexOf(text.charAt(at)) < 0) {
      char c = text.charAt(at++);
      if (c == '\\') {
        escape(content);
      } else {
        content.append(c);
      }
    }
    if (at < text.length() && text.charAt(at) == '"') {
      at++;
    } else {
      unreadable(
          start,
          start + 1,
          "this string does not end on its line",
          "close it with a double quote; \"\"\"…\"\"\" may go over lines");
    }
    add(Token.Kind.STRING, content.toString(), start);
  }

  private void escape(StringBuilder content) {
    char c = at < text.length() ? text.charAt(at) : ' ';
    int which = "tnr\"\\".indexOf(c);
    if (which >= 0) {
      content.append("\t\n\r\"\\".charAt(which));
      at++;
      return;
    }
    content.append('\\');
    unreadable(
        at - 1,
        Math.min(text.length(), at + 1),
        "there is no such escape",
        "write '\\\\' for a backslash, or put the text between \"\"\" and \"\"\"");
  }
}

package perilune.rules.eql;

import java.util.ArrayList;
import java.util.List;
import perilune.rules.text.Characters;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/** Cuts a query into tokens. What belongs to no token is reported and skipped. O(length). */
final class Lexer {

  /** Longer ones first: the first that fits is taken. */
  private static final List<String> SYMBOLS =
      List.of(
          "![", "==", "!=", "<=", ">=", "&&", "||", "=", "<", ">", "(", ")", "[", "]", ",", ".",
          ":", "+", "-", "*", "/", "%", "|", "?", "!", ";");

  private final String text;
  private final Mistakes mistakes;
  private final Quotes quotes;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  Lexer(String text, Mistakes mistakes) {
    this.text = text;
    this.mistakes = mistakes;
    this.quotes = new Quotes(text, mistakes);
  }

  /** Gives all tokens; the last is END. */
  List<Token> tokens() {
    while (at < text.length()) {
      step();
    }
    tokens.add(new Token(Token.Kind.END, "", new Span(text.length(), text.length())));
    return List.copyOf(tokens);
  }

  private void step() {
    char c = text.charAt(at);
    if (Character.isWhitespace(c) || c == '\uFEFF') {
      at++;
    } else if (text.startsWith("//", at)) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    } else if (text.startsWith("/*", at)) {
      blockComment();
    } else if (isNameStart(c)) {
      word();
    } else if (c == '$' && at + 1 < text.length() && isNameStart(text.charAt(at + 1))) {
      parameter();
    } else if (Characters.isDigit(text, c == '.' ? at + 1 : at)) {
      number();
    } else if (quotes.startsAt(at)) {
      Token token = quotes.read(at);
      tokens.add(token);
      at = token.span().end();
    } else {
      symbol();
    }
  }

  /** Block comments nest. */
  private void blockComment() {
    int start = at;
    int depth = 0;
    do {
      if (text.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0 && at < text.length());
    if (depth > 0) {
      mistakes.error(
          DiagnosticCode.EQL001,
          new Span(start, start + 2),
          "this comment does not end",
          "close it with '*/'; comments inside comments need their own");
    }
  }

  private void word() {
    int start = at;
    at++;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '~') {
      at++;
    }
    add(Token.Kind.WORD, start);
  }

  private void parameter() {
    int start = at;
    at++;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    tokens.add(new Token(Token.Kind.PARAMETER, text.substring(start + 1, at), new Span(start, at)));
  }

  /** Reads 12, 1.5, 1., .5, 1e3 and 1.5E-3. */
  private void number() {
    int start = at;
    at = Characters.endOfDigits(text, at);
    int whole = at;
    if (at < text.length() && text.charAt(at) == '.') {
      at = Characters.endOfDigits(text, at + 1);
    }
    at = Characters.endOfExponent(text, at);
    add(at == whole ? Token.Kind.WHOLE : Token.Kind.REAL, start);
  }

  private void symbol() {
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        at += symbol.length();
        add(Token.Kind.SYMBOL, at - symbol.length());
        return;
      }
    }
    int start = at;
    at += Character.charCount(text.codePointAt(at));
    mistakes.error(
        DiagnosticCode.EQL001,
        new Span(start, at),
        "the character '" + text.substring(start, at) + "' has no meaning here",
        helpFor(text.charAt(start)));
  }

  private static String[] helpFor(char c) {
    return switch (c) {
      case '\u201C', '\u201D', '\u201E' -> new String[] {"strings stand in straight quotes: \"…\""};
      case '$' -> new String[] {"a parameter is written $Name"};
      case '~' -> new String[] {"'~' follows its operator or function without a blank: like~"};
      case '#' -> new String[] {"comments begin with '//'"};
      default -> new String[0];
    };
  }

  private void add(Token.Kind kind, int start) {
    tokens.add(new Token(kind, text.substring(start, at), new Span(start, at)));
  }

  static boolean isNameStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '@';
  }

  static boolean isNamePart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= '0' && c <= '9';
  }
}

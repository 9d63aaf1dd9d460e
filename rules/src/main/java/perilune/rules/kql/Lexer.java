package perilune.rules.kql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import perilune.rules.text.Characters;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/** Cuts a query into tokens. What belongs to no token is reported and skipped. O(length). */
final class Lexer {

  private static final String SPECIAL = "\\():<>\"*{}";
  private static final List<String> KEYWORDS = List.of("and", "or", "not");
  private static final int UNICODE_DIGITS = 4;

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
      } else if (c == '"') {
        quoted();
      } else if (c == '\\' || c == '*' || SPECIAL.indexOf(c) < 0) {
        word();
      } else {
        symbol();
      }
    }
    tokens.add(new Token(Token.Kind.END, List.of(""), new Span(text.length(), text.length())));
    return List.copyOf(tokens);
  }

  private void symbol() {
    int start = at++;
    boolean order = text.charAt(start) == '<' || text.charAt(start) == '>';
    if (order && at < text.length() && text.charAt(at) == '=') {
      at++;
    }
    add(Token.Kind.SYMBOL, List.of(text.substring(start, at)), start);
  }

  private void add(Token.Kind kind, List<String> pieces, int start) {
    tokens.add(new Token(kind, pieces, new Span(start, at)));
  }

  private void word() {
    int start = at;
    var pieces = new ArrayList<String>();
    var piece = new StringBuilder();
    while (at < text.length() && !endsWord(text.charAt(at))) {
      char c = text.charAt(at);
      if (c == '*') {
        pieces.add(piece.toString());
        piece.setLength(0);
        at++;
      } else if (c == '\\') {
        escape(piece);
      } else {
        piece.append(c);
        at++;
      }
    }
    pieces.add(piece.toString());
    String keyword = text.substring(start, at).toLowerCase(Locale.ROOT);
    if (KEYWORDS.contains(keyword)) {
      add(Token.Kind.KEYWORD, List.of(keyword), start);
    } else {
      add(Token.Kind.WORD, pieces, start);
    }
  }

  private static boolean endsWord(char c) {
    return Characters.isBlank(c) || c != '\\' && c != '*' && SPECIAL.indexOf(c) >= 0;
  }

  /** Reads an escape outside quotes. A whole word {@code \not} is the word, no end of a line. */
  private void escape(StringBuilder piece) {
    int start = at++;
    char next = at < text.length() ? text.charAt(at) : ' ';
    if (escapesKeyword(start)) {
      return;
    }
    if (SPECIAL.indexOf(next) >= 0) {
      piece.append(next);
      at++;
    } else if (!control(next, piece) && !unicode(piece)) {
      int end = Math.min(text.length(), start + 2);
      mistakes.error(
          DiagnosticCode.KQL002,
          new Span(start, end),
          "a backslash is doubled outside of quotes",
          "write '\\\\' for a backslash");
      piece.append('\\');
    }
  }

  /** Says whether a keyword follows the backslash; it is then read as plain characters. */
  private boolean escapesKeyword(int backslash) {
    for (String keyword : KEYWORDS) {
      int end = at + keyword.length();
      boolean stands = text.regionMatches(true, at, keyword, 0, keyword.length());
      boolean first = backslash == 0 || endsWord(text.charAt(backslash - 1));
      boolean whole = first && (end >= text.length() || endsWord(text.charAt(end)));
      if (stands && (whole || !keyword.equals("not"))) {
        return true;
      }
    }
    return false;
  }

  private boolean control(char letter, StringBuilder piece) {
    int which = "trn".indexOf(letter);
    if (which < 0) {
      return false;
    }
    piece.append("\t\r\n".charAt(which));
    at++;
    return true;
  }

  /** Reads {@code u} and four hexadecimal digits. */
  private boolean unicode(StringBuilder piece) {
    int end = at + 1 + UNICODE_DIGITS;
    if (at >= text.length() || text.charAt(at) != 'u' || end > text.length()) {
      return false;
    }
    int unit = 0;
    for (int i = at + 1; i < end; i++) {
      int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        return false;
      }
      unit = unit * 16 + digit;
    }
    piece.append((char) unit);
    at = end;
    return true;
  }

  /** Reads a phrase. A backslash before what has no escape is a backslash, as in Kibana. */
  private void quoted() {
    int start = at++;
    var phrase = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      char next = at < text.length() ? text.charAt(at) : ' ';
      if (c != '\\') {
        phrase.append(c);
      } else if (next == '"' || next == '\\') {
        phrase.append(next);
        at++;
      } else if (!control(next, phrase) && !unicode(phrase)) {
        phrase.append(c);
      }
    }
    if (at >= text.length()) {
      mistakes.error(
          DiagnosticCode.KQL002,
          new Span(start, start + 1),
          "this phrase does not end",
          "close it with a double quote; a quote inside it is written \\\"");
    } else {
      at++;
    }
    add(Token.Kind.QUOTED, List.of(phrase.toString()), start);
  }
}

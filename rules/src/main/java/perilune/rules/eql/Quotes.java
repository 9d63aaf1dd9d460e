package perilune.rules.eql;

import java.util.Locale;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/**
 * Reads what stands in quotes: {@code "…"} with escapes, {@code """…"""} without, names in
 * backticks, and the quotes of other dialects, which are understood only to be refused kindly.
 */
final class Quotes {

  private static final String RAW = "\"\"\"";

  private final String text;
  private final Mistakes mistakes;

  Quotes(String text, Mistakes mistakes) {
    this.text = text;
    this.mistakes = mistakes;
  }

  /** Says whether something quoted begins here. */
  boolean startsAt(int at) {
    char c = text.charAt(at);
    return c == '"' || c == '`' || c == '\'' || foreignRawAt(at);
  }

  private boolean foreignRawAt(int at) {
    return text.startsWith("?\"", at) || text.startsWith("?'", at);
  }

  /** Gives what begins here, as one token that holds at least one character. */
  Token read(int at) {
    if (foreignRawAt(at)) {
      return foreign(at, at + 1, "\"\"\"");
    }
    return switch (text.charAt(at)) {
      case '`' -> name(at);
      case '\'' -> foreign(at, at, "\"");
      default -> text.startsWith(RAW, at) ? raw(at) : plain(at);
    };
  }

  /** Two backticks inside are one. */
  private Token name(int start) {
    var value = new StringBuilder();
    int at = start + 1;
    while (at < text.length() && !isLineEnd(text.charAt(at))) {
      if (text.startsWith("``", at)) {
        at++;
      } else if (text.charAt(at) == '`') {
        if (value.isEmpty()) {
          break;
        }
        return new Token(Token.Kind.QUOTED_NAME, value.toString(), new Span(start, at + 1));
      }
      value.append(text.charAt(at++));
    }
    Span span = new Span(start, Math.max(at, start + 1));
    mistakes.error(DiagnosticCode.EQL002, span, "this name has no closing backtick");
    return new Token(Token.Kind.QUOTED_NAME, value.toString(), span);
  }

  /** One line, no escapes; up to two more quotes at the end belong to the text. */
  private Token raw(int start) {
    int lineEnd = start;
    while (lineEnd < text.length() && !isLineEnd(text.charAt(lineEnd))) {
      lineEnd++;
    }
    int close = text.indexOf(RAW, start + RAW.length());
    if (close < 0 || close >= lineEnd) {
      return unterminated(start, lineEnd, "close it with \"\"\" on the same line");
    }
    int end = close + RAW.length();
    for (int more = 0; more < 2 && end < text.length() && text.charAt(end) == '"'; more++) {
      end++;
    }
    String value = text.substring(start + RAW.length(), end - RAW.length());
    return new Token(Token.Kind.TEXT, value, new Span(start, end));
  }

  private Token plain(int start) {
    var value = new StringBuilder();
    int at = start + 1;
    while (at < text.length() && !isLineEnd(text.charAt(at))) {
      char c = text.charAt(at);
      if (c == '"') {
        return new Token(Token.Kind.TEXT, value.toString(), new Span(start, at + 1));
      }
      if (c == '\\') {
        at = escape(at, value);
      } else {
        value.append(c);
        at++;
      }
    }
    return unterminated(start, at, "close it with '\"' on the same line");
  }

  private Token unterminated(int start, int end, String help) {
    mistakes.error(
        DiagnosticCode.EQL002,
        new Span(start, start + 1),
        "this string does not end",
        help,
        "a backslash at the end of a path is written twice: \"C:\\\\\"");
    return new Token(Token.Kind.TEXT, "", new Span(start, end));
  }

  /** Appends what the escape means and gives the offset behind it. */
  private int escape(int at, StringBuilder value) {
    if (at + 1 >= text.length() || isLineEnd(text.charAt(at + 1))) {
      return at + 1;
    }
    char c = text.charAt(at + 1);
    if (c == 'u') {
      return unicode(at, value);
    }
    int meaning = "btnfr\"'\\".indexOf(c);
    if (meaning >= 0) {
      value.append("\b\t\n\f\r\"'\\".charAt(meaning));
      return at + 2;
    }
    int end = at + 1 + Character.charCount(text.codePointAt(at + 1));
    mistakes.error(
        DiagnosticCode.EQL002,
        new Span(at, end),
        "there is no escape '" + text.substring(at, end) + "'",
        "a backslash itself is written twice: \\\\",
        "in a raw string, \"\"\"…\"\"\", a backslash is just a backslash");
    value.append(text, at + 1, end);
    return end;
  }

  /** Reads backslash, u, and two to eight hexadecimal digits in braces. */
  private int unicode(int at, StringBuilder value) {
    int digits = at + 3;
    int end = digits;
    while (end < text.length() && end - digits < 8 && Character.digit(text.charAt(end), 16) >= 0) {
      end++;
    }
    boolean braces = text.startsWith("{", at + 2) && text.startsWith("}", end);
    if (!braces || end - digits < 2) {
      int last = Math.min(at + 2, text.length());
      mistakes.error(
          DiagnosticCode.EQL002,
          new Span(at, last),
          "this escape is not complete",
          "write two to eight hexadecimal digits in braces: \\u{0041}");
      return last;
    }
    long code = Long.parseLong(text, digits, end, 16);
    if (code > Character.MAX_CODE_POINT || code >= 0xD800 && code <= 0xDFFF) {
      String hex = Long.toHexString(code).toUpperCase(Locale.ROOT);
      mistakes.error(
          DiagnosticCode.EQL002, new Span(at, end + 1), "U+" + hex + " is not a character");
    } else {
      value.appendCodePoint((int) code);
    }
    return end + 1;
  }

  /** Reads a string in the quotes of another dialect and says how it is written here. */
  private Token foreign(int start, int open, String ours) {
    char quote = text.charAt(open);
    int at = open + 1;
    while (at < text.length() && text.charAt(at) != quote && !isLineEnd(text.charAt(at))) {
      boolean escaped = open == start && text.charAt(at) == '\\' && at + 1 < text.length();
      at += escaped ? 2 : 1;
    }
    int end = Math.min(at + 1, text.length());
    String value = text.substring(open + 1, Math.min(at, text.length()));
    String written = text.substring(start, open + 1) + "…" + quote;
    mistakes.error(
        DiagnosticCode.EQL004,
        new Span(start, end),
        "strings do not stand in " + written,
        "write " + ours + value + ours);
    return new Token(Token.Kind.TEXT, value, new Span(start, end));
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}

package perilune.context.reading;

import java.util.ArrayList;
import java.util.List;
import perilune.context.reading.Token.Kind;

/**
 * Takes Lua text apart. Tolerant: what is no Lua gives signs, an open text or comment goes to the
 * end. Source: Lua 5.4 reference manual, 3.1. O(text).
 */
final class Lexer {

  /** A text with so many characters as numbers, and more than half of it, hides something. */
  private static final int HIDING = 4;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) {
    var lexer = new Lexer(text);
    if (text.startsWith("#")) {
      lexer.toLineEnd();
    }
    while (lexer.at < text.length()) {
      lexer.next();
    }
    return lexer.tokens;
  }

  private void next() {
    char c = text.charAt(at);
    if (c <= ' ') {
      at++;
    } else if (text.startsWith("--", at)) {
      comment();
    } else if (isNameStart(c)) {
      int from = at;
      while (at < text.length() && isNamePart(text.charAt(at))) {
        at++;
      }
      tokens.add(new Token(Kind.NAME, text.substring(from, at)));
    } else if (c >= '0' && c <= '9') {
      number();
    } else if (c == '"' || c == '\'') {
      quoted(c);
    } else if (c == '[' && longLevel() >= 0) {
      tokens.add(new Token(Kind.TEXT, longText(longLevel())));
    } else {
      String sign = text.startsWith("..", at) ? ".." : String.valueOf(c);
      at += sign.length();
      tokens.add(new Token(Kind.SIGN, sign));
    }
  }

  private void comment() {
    at += 2;
    if (at < text.length() && text.charAt(at) == '[' && longLevel() >= 0) {
      longText(longLevel());
    } else {
      toLineEnd();
    }
  }

  private void toLineEnd() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end + 1;
  }

  private void number() {
    int from = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    tokens.add(new Token(Kind.NUMBER, text.substring(from, at)));
  }

  /** Gives the level of a long bracket that opens here, or -1. */
  private int longLevel() {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) == '=') {
      end++;
    }
    return end < text.length() && text.charAt(end) == '[' ? end - at - 1 : -1;
  }

  private String longText(int level) {
    int from = at + level + 2;
    String close = "]" + "=".repeat(level) + "]";
    int end = text.indexOf(close, from);
    at = end < 0 ? text.length() : end + close.length();
    return text.substring(from, end < 0 ? text.length() : end);
  }

  private void quoted(char quote) {
    var value = new StringBuilder();
    int hidden = 0;
    at++;
    while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
      if (text.charAt(at) == '\\') {
        hidden += escape(value) ? 1 : 0;
      } else {
        value.append(text.charAt(at++));
      }
    }
    at++;
    boolean hides = hidden >= HIDING && hidden * 2 > value.length();
    tokens.add(new Token(hides ? Kind.HIDDEN_TEXT : Kind.TEXT, value.toString()));
  }

  /** Reads an escape; true if it is a letter or digit that was written as a number. */
  private boolean escape(StringBuilder value) {
    at++;
    char c = at < text.length() ? text.charAt(at++) : ' ';
    int before = value.length();
    switch (c) {
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'z' -> skipBlanks();
      case 'x' -> value.append((char) digits(16, 2));
      case 'u' -> {
        at += at < text.length() && text.charAt(at) == '{' ? 1 : 0;
        value.append((char) digits(16, 4));
        at += at < text.length() && text.charAt(at) == '}' ? 1 : 0;
      }
      default -> {
        if (c >= '0' && c <= '9') {
          at--;
          value.append((char) digits(10, 3));
        } else {
          value.append(c);
          return false;
        }
      }
    }
    return "xu0123456789".indexOf(c) >= 0
        && value.length() > before
        && isNamePart(value.charAt(before));
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }

  private int digits(int radix, int most) {
    int value = 0;
    for (int i = 0; i < most && at < text.length(); i++) {
      int digit = Character.digit(text.charAt(at), radix);
      if (digit < 0) {
        break;
      }
      value = value * radix + digit;
      at++;
    }
    return value;
  }

  static boolean isNamePart(char c) {
    return isNameStart(c) || c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }
}

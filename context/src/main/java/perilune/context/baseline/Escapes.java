package perilune.context.baseline;

import java.util.Optional;

/** Writes any text so that it stays on one line and shows what it is. Stateless. */
final class Escapes {

  private static final int HEX = 16;
  private static final int DIGITS = 4;

  private Escapes() {}

  /** Gives the text with backslashes doubled and what is not visible as {@code \}{@code uXXXX}. */
  static String escape(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean edge = c == ' ' && (i == 0 || i == text.length() - 1);
      if (c == '\\') {
        out.append("\\\\");
      } else if (edge || isHidden(c)) {
        out.append("\\u").append("%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isHidden(char c) {
    int type = Character.getType(c);
    return Character.isISOControl(c)
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /** Gives what {@link #escape} was given; nothing where it cannot have written this. */
  static Optional<String> unescape(String written) {
    var out = new StringBuilder(written.length());
    int i = 0;
    while (i < written.length()) {
      char c = written.charAt(i);
      if (c != '\\') {
        out.append(c);
        i++;
      } else if (i + 1 < written.length() && written.charAt(i + 1) == '\\') {
        out.append('\\');
        i += 2;
      } else {
        int code = code(written, i);
        if (code < 0) {
          return Optional.empty();
        }
        out.append((char) code);
        i += 2 + DIGITS;
      }
    }
    return Optional.of(out.toString());
  }

  private static int code(String written, int at) {
    int end = at + 2 + DIGITS;
    if (end > written.length() || written.charAt(at + 1) != 'u') {
      return -1;
    }
    int code = 0;
    for (int i = at + 2; i < end; i++) {
      int digit = Character.digit(written.charAt(i), HEX);
      if (digit < 0) {
        return -1;
      }
      code = code * HEX + digit;
    }
    return code;
  }
}

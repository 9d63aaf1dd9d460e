package perilune.telemetry.access;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Takes escapes from texts. Each pass is linear and never makes a text longer. */
final class Unescape {

  /** Times that a percent sign is resolved: attackers escape twice to pass a filter. */
  private static final int PASSES = 3;

  private Unescape() {}

  /**
   * Resolves what servers and JSON write of quotes and other characters: {@code \x22}, {@code \"},
   * {@code \\}, {@code \n}, and JSON's four digits behind a {@code u}. A backslash before anything
   * else stays.
   */
  static String backslashes(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = c == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : '\0';
      int digits = next == 'x' ? 2 : next == 'u' ? 4 : 0;
      int code = digits > 0 ? hex(text, i + 2, digits) : -1;
      if (code >= 0) {
        out.append((char) code);
        i += 1 + digits;
      } else if (next == '"' || next == '\\' || next == '/' || next == '\'') {
        out.append(next);
        i++;
      } else if (next == 'n' || next == 'r' || next == 't') {
        out.append(next == 't' ? '\t' : '\n');
        i++;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Resolves percent signs, up to three times, and plus signs as blanks. */
  static String percents(String text) {
    String now = text.replace('+', ' ');
    for (int pass = 0; pass < PASSES && now.indexOf('%') >= 0; pass++) {
      now = percentsOnce(now);
    }
    return now;
  }

  private static String percentsOnce(String text) {
    var bytes = new ByteArrayOutputStream(text.length());
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < utf8.length; i++) {
      int high = utf8[i] == '%' && i + 2 < utf8.length ? Character.digit(utf8[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(utf8[i + 2], 16);
      bytes.write(low < 0 ? utf8[i] : high * 16 + low);
      i += low < 0 ? 0 : 2;
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int hex(String text, int from, int digits) {
    if (from + digits > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }
}

package perilune.context.baseline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names Lua text of a command line by a hash of it, without its blanks and with all numbers alike.
 * What stands between quotes counts: it says which program runs. Stateless. O(length).
 */
final class CodeShape {

  /** Bytes of the hash: enough to tell apart what one fleet runs. */
  private static final int BYTES = 6;

  private CodeShape() {}

  /** Gives 12 hexadecimal digits. */
  static String of(String code) {
    return hash(plain(code), BYTES);
  }

  private static String plain(String code) {
    var out = new StringBuilder(code.length());
    for (int at = 0; at < code.length(); at++) {
      char c = code.charAt(at);
      if (c >= '0' && c <= '9') {
        if (out.isEmpty() || out.charAt(out.length() - 1) != '0') {
          out.append('0');
        }
      } else if (!Character.isWhitespace(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Gives the first bytes of the SHA-256 of a text in UTF-8, hexadecimal. */
  static String hash(String text, int bytes) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}

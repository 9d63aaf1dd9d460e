package perilune.context.provenance.database;

import java.util.HexFormat;

/** Reads hexadecimal digits. */
final class Hex {

  static final byte[] NONE = new byte[0];

  private Hex() {}

  /** Reads pairs of digits into bytes; says whether all are digits. */
  static boolean read(byte[] text, int from, byte[] into, int at, int count) {
    for (int i = 0; i < count; i++) {
      int high = Character.digit(text[from + 2 * i], 16);
      int low = Character.digit(text[from + 2 * i + 1], 16);
      if (high < 0 || low < 0) {
        return false;
      }
      into[at + i] = (byte) (high << 4 | low);
    }
    return true;
  }

  /** Gives the bytes of digits, none where the text is anything else. */
  static byte[] bytes(String digits) {
    boolean plain =
        digits.length() % 2 == 0
            && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    return plain ? HexFormat.of().parseHex(digits) : NONE;
  }
}

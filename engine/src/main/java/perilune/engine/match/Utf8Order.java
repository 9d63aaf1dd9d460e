package perilune.engine.match;

/**
 * Orders UTF-8 as Java's {@code String} orders its UTF-16, without decoding.
 *
 * <p>Bytes order by code point. UTF-16 differs in one place: surrogates (code points from U+10000,
 * lead bytes from 0xF0) stand before U+E000 to U+FFFF (lead bytes 0xEE and 0xEF).
 */
final class Utf8Order {

  private static final int FIRST_AFTER_SURROGATES = 0xEE;
  private static final int FIRST_SUPPLEMENTARY = 0xF0;

  private Utf8Order() {}

  static int compare(byte[] a, int aFrom, int aLength, byte[] b, boolean fold) {
    int common = Math.min(aLength, b.length);
    for (int i = 0; i < common; i++) {
      int x = (fold ? AsciiFolding.lower(a[aFrom + i]) : a[aFrom + i]) & 0xFF;
      int y = b[i] & 0xFF;
      if (x != y) {
        return rank(x) - rank(y);
      }
    }
    return aLength - b.length;
  }

  /** Moves the lead bytes of surrogate pairs before 0xEE. */
  private static int rank(int unit) {
    if (unit < FIRST_AFTER_SURROGATES) {
      return unit;
    }
    return unit < FIRST_SUPPLEMENTARY ? unit + 0x100 : unit;
  }
}

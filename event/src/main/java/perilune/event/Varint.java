package perilune.event;

import java.nio.ByteBuffer;

/**
 * Numbers in as many bytes as they need: seven bits a byte, the low ones first, the highest bit
 * says that more follow. Numbers below 0 take ten bytes; fold signed ones with {@link #fold}.
 */
final class Varint {

  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;
  private static final int MOST_SHIFT = 63;

  private Varint() {}

  /** Gives the bytes that a number takes, 1 to 10. */
  static int size(long number) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(number | 1);
    return (bits + BITS - 1) / BITS;
  }

  /** Writes a number. */
  static void put(ByteBuffer to, long number) {
    long left = number;
    while ((left & -MORE) != 0) {
      to.put((byte) (left | MORE));
      left >>>= BITS;
    }
    to.put((byte) left);
  }

  /**
   * Reads a number.
   *
   * @throws IllegalArgumentException if it has more than 64 bits
   */
  static long get(ByteBuffer from) {
    long number = 0;
    for (int shift = 0; shift <= MOST_SHIFT; shift += BITS) {
      byte next = from.get();
      number |= (long) (next & (MORE - 1)) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("a number of more than 64 bits");
  }

  /**
   * Reads a count or a length.
   *
   * @throws IllegalArgumentException if it is no int of 0 or more
   */
  static int getCount(ByteBuffer from) {
    long number = get(from);
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a count of " + number);
    }
    return (int) number;
  }

  /** Makes small numbers of those near 0, of either sign. */
  static long fold(long signed) {
    return signed << 1 ^ signed >> MOST_SHIFT;
  }

  /** Undoes {@link #fold}. */
  static long unfold(long folded) {
    return folded >>> 1 ^ -(folded & 1);
  }
}

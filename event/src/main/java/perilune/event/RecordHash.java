package perilune.event;

/**
 * A 128-bit hash of a record's bytes, for ids: the same record gives the same id in any file, any
 * order, any process.
 *
 * <p>Records of one event are added up, so that the order in which a sensor wrote them does not
 * count. Not cryptographic: who can forge records can forge ids; the occurrence number keeps equal
 * hashes apart. Mixing steps are those of SplitMix64 (Steele, Lea, Flood 2014). O(length).
 *
 * <p>Owned by one thread.
 */
public final class RecordHash {

  private static final long SEED_HIGH = 0x9E3779B97F4A7C15L;
  private static final long SEED_LOW = 0xD1B54A32D192ED03L;
  private static final java.lang.invoke.VarHandle LONGS =
      java.lang.invoke.MethodHandles.byteArrayViewVarHandle(
          long[].class, java.nio.ByteOrder.LITTLE_ENDIAN);

  private long high;
  private long low;

  /** Forgets what was added. */
  public void reset() {
    high = 0;
    low = 0;
  }

  /** Adds one record; the order of calls does not count. */
  public void add(byte[] bytes, int offset, int length) {
    long a = SEED_HIGH ^ length;
    long b = SEED_LOW + length;
    int at = offset;
    int end = offset + length;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      long word = (long) LONGS.get(bytes, at);
      a = (a ^ word) * 0xBF58476D1CE4E5B9L;
      a ^= a >>> 29;
      b = Long.rotateLeft(b + word, 27) * 0x94D049BB133111EBL;
    }
    long tail = 0;
    for (int shift = 0; at < end; at++, shift += Byte.SIZE) {
      tail |= (bytes[at] & 0xFFL) << shift;
    }
    high += mix(a ^ tail);
    low += mix(b + Long.rotateLeft(tail, 31));
  }

  /** Gives the upper half. */
  public long high() {
    return high;
  }

  /** Gives the lower half. */
  public long low() {
    return low;
  }

  /** Spreads the bits of a number over all 64. */
  public static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

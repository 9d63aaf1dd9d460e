package perilune.telemetry;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at text eight bytes at a time.
 *
 * <p>Source: H. S. Warren, Hacker's Delight, 6-1: of the bytes that are marked the lowest is right.
 */
public final class AsciiWords {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = ~HIGH_BITS;
  private static final long TO_BEYOND_Z = ONES * (0x7f - 'Z');
  private static final long TO_A = ONES * (0x80 - 'A');

  private AsciiWords() {}

  /** Gives a word with the same character of ASCII in each byte. */
  public static long repeat(char c) {
    return ONES * c;
  }

  /** Gives the word that starts here. */
  public static long at(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /** Marks the bytes that are 0. */
  public static long zeros(long word) {
    return (word - ONES) & ~word & HIGH_BITS;
  }

  /** Gives which byte is marked first. */
  public static int lowest(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /** Gives where a byte stands first, or the end. */
  public static int find(byte wanted, byte[] bytes, int from, int end) {
    long like = repeat((char) wanted);
    int at = from;
    while (at + Long.BYTES <= end) {
      long hits = zeros(at(bytes, at) ^ like);
      if (hits != 0) {
        return at + lowest(hits);
      }
      at += Long.BYTES;
    }
    while (at < end && bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  /** Gives how often a byte stands there. */
  public static int count(byte wanted, byte[] bytes, int from, int end) {
    long like = repeat((char) wanted);
    int count = 0;
    int at = from;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      long others = at(bytes, at) ^ like;
      // Exact for every byte: no carry goes from one to the next.
      count += Long.bitCount(~((others & LOW_BITS) + LOW_BITS | others | LOW_BITS));
    }
    for (; at < end; at++) {
      count += bytes[at] == wanted ? 1 : 0;
    }
    return count;
  }

  /** Writes text with its letters of ASCII in lower case. */
  public static void lower(byte[] bytes, int from, int length, byte[] into, int write) {
    int done = 0;
    while (done + Long.BYTES <= length) {
      LONGS.set(into, write + done, lower(at(bytes, from + done)));
      done += Long.BYTES;
    }
    while (done < length) {
      into[write + done] = lower(bytes[from + done]);
      done++;
    }
  }

  /** A sum has the high bit where a letter is no lower than A, or is beyond Z. */
  private static long lower(long word) {
    long low = word & LOW_BITS;
    long upper = (low + TO_A ^ low + TO_BEYOND_Z) & ~word & HIGH_BITS;
    return word | upper >>> 2;
  }

  /** Gives the byte, a to z for A to Z. */
  public static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
  }
}

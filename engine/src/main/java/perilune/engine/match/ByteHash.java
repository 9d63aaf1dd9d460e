package perilune.engine.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Hashes bytes, eight at a time: to find them again, not to tell them apart. */
public final class ByteHash {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Steele and others, "Fast splittable pseudorandom number generators", OOPSLA 2014. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private ByteHash() {}

  /** Gives the hash of bytes; of another seed it is another. O(length). */
  public static long of(long seed, byte[] bytes, int from, int length) {
    long hash = seed * SPREAD + length;
    int last = from + length - Long.BYTES;
    if (last < from) {
      for (int at = from; at < from + length; at++) {
        hash = mixed(hash ^ bytes[at]);
      }
      return mixed(hash);
    }
    for (int at = from; at < last; at += Long.BYTES) {
      hash = mixed(hash ^ (long) LONGS.get(bytes, at));
    }
    // The last eight may have been in the ones before.
    return mixed(hash ^ (long) LONGS.get(bytes, last));
  }

  private static long mixed(long hash) {
    long spread = hash * SPREAD;
    return spread ^ spread >>> 32;
  }
}

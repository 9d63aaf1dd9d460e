package perilune.telemetry.evtx;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads numbers that lie with their lowest byte first. Callers check bounds. */
final class LittleEndian {

  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private LittleEndian() {}

  /** Gives an unsigned number of two bytes. */
  static int u16(byte[] bytes, int at) {
    return (short) SHORTS.get(bytes, at) & 0xFFFF;
  }

  /** Gives a signed number of four bytes. */
  static int i32(byte[] bytes, int at) {
    return (int) INTS.get(bytes, at);
  }

  /** Gives an unsigned number of four bytes. */
  static long u32(byte[] bytes, int at) {
    return i32(bytes, at) & 0xFFFF_FFFFL;
  }

  /** Gives a number of eight bytes. */
  static long i64(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /** Writes a number of four bytes. */
  static void put(byte[] bytes, int at, int value) {
    INTS.set(bytes, at, value);
  }
}

package perilune.telemetry.auditd;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A byte array that grows and is used again, and what one asks of byte ranges. */
final class Bytes {

  /** What {@link #decimal} and {@link #hex} give for something that is no such number. */
  static final long NO_NUMBER = Long.MIN_VALUE;

  private static final int KEPT_CAPACITY = 1 << 16;

  byte[] array = new byte[512];
  int length;

  /** Forgets the content, and the memory where it was unusually much. */
  void clear() {
    length = 0;
    if (array.length > KEPT_CAPACITY) {
      array = new byte[512];
    }
  }

  void add(int b) {
    reserve(1);
    array[length++] = (byte) b;
  }

  void add(byte[] source, int from, int count) {
    reserve(count);
    System.arraycopy(source, from, array, length, count);
    length += count;
  }

  void reserve(int count) {
    int needed = Math.addExact(length, count);
    if (needed > array.length) {
      array = Arrays.copyOf(array, Math.max(needed, 2 * array.length));
    }
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static int indexOf(byte[] bytes, int from, int to, byte wanted) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  static int lastIndexOf(byte[] bytes, int from, int to, byte wanted) {
    for (int i = to - 1; i >= from; i--) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** Says whether the text stands at a place. */
  static boolean startsWith(byte[] bytes, int from, int to, byte[] text) {
    int end = from + text.length;
    return from >= 0 && end <= to && Arrays.equals(bytes, from, end, text, 0, text.length);
  }

  static boolean equal(byte[] bytes, int from, int to, byte[] text) {
    return to - from == text.length && startsWith(bytes, from, to, text);
  }

  /** FNV-1a, spread: for tables in memory only. */
  static int hash(byte[] bytes, int from, int to) {
    int h = 0x811C9DC5;
    for (int i = from; i < to; i++) {
      h = (h ^ bytes[i]) * 0x01000193;
    }
    return h ^ (h >>> 15);
  }

  /** Gives a decimal number of at most 18 digits, perhaps with a minus sign. */
  static long decimal(byte[] bytes, int from, int to) {
    boolean negative = from < to && bytes[from] == '-';
    int at = negative ? from + 1 : from;
    if (at >= to || to - at > 18) {
      return NO_NUMBER;
    }
    long value = 0;
    for (; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return NO_NUMBER;
      }
      value = value * 10 + digit;
    }
    return negative ? -value : value;
  }

  /** Gives a hexadecimal number of at most 16 digits as 64 bits, so 16 f's are -1. */
  static long hex(byte[] bytes, int from, int to) {
    if (from >= to || to - from > 16) {
      return NO_NUMBER;
    }
    long value = 0;
    for (int at = from; at < to; at++) {
      int digit = nibble(bytes[at]);
      if (digit < 0) {
        return NO_NUMBER;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /** Gives the value of a hexadecimal digit of either case, or -1. */
  static int nibble(byte b) {
    if (b >= '0' && b <= '9') {
      return b - '0';
    }
    if (b >= 'A' && b <= 'F') {
      return b - 'A' + 10;
    }
    return b >= 'a' && b <= 'f' ? b - 'a' + 10 : -1;
  }
}

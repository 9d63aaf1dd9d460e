package perilune.engine.match;

import java.nio.charset.StandardCharsets;

/**
 * An IPv4 or IPv6 address read from text into 128 bits; IPv4 is mapped to {@code ::ffff:0:0/96}, so
 * that {@code ::ffff:10.0.0.1} and {@code 10.0.0.1} are one.
 *
 * <p>Reads RFC 4291 section 2.2 text; no zone ids, no octal octets. Reused from value to value;
 * allocates nothing. Owned by one thread.
 */
public final class InternetAddress {

  private static final int GROUPS = 8;
  private static final long MAPPED = 0xFFFF_0000_0000L;

  private final int[] groups = new int[GROUPS];
  private long high;
  private long low;

  /** Makes one that holds {@code ::}. */
  public InternetAddress() {}

  /** Gives the upper 64 bits. */
  public long high() {
    return high;
  }

  /** Gives the lower 64 bits. */
  public long low() {
    return low;
  }

  /** Reads an address; false if the text is none. O(length). */
  public boolean read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return read(bytes, 0, bytes.length);
  }

  /** Reads an address; false if the text is none. O(length). */
  boolean read(byte[] bytes, int from, int length) {
    int end = from + length;
    for (int i = from; i < end; i++) {
      if (bytes[i] == ':') {
        return readV6(bytes, from, end);
      }
    }
    long v4 = readV4(bytes, from, end);
    high = 0;
    low = MAPPED | v4;
    return v4 >= 0;
  }

  /** Gives the 32 bits, or -1. */
  private static long readV4(byte[] bytes, int from, int end) {
    long value = 0;
    int at = from;
    for (int octet = 0; octet < 4; octet++) {
      int start = at;
      int number = 0;
      while (at < end && at < start + 4 && bytes[at] >= '0' && bytes[at] <= '9') {
        number = number * 10 + (bytes[at++] - '0');
      }
      boolean octal = at - start > 1 && bytes[start] == '0';
      boolean dot = octet == 3 ? at == end : at < end && bytes[at] == '.';
      if (at == start || number > 255 || octal || !dot) {
        return -1;
      }
      at++;
      value = value << 8 | number;
    }
    return value;
  }

  private boolean readV6(byte[] bytes, int from, int end) {
    int count = 0;
    int gap = -1;
    int at = from;
    if (startsWithGap(bytes, from, end)) {
      gap = 0;
      at = from + 2;
    }
    while (at < end) {
      int stop = groupEnd(bytes, at, end);
      if (stop < end && bytes[stop] == '.') {
        long v4 = readV4(bytes, at, end);
        if (v4 < 0 || count > GROUPS - 2) {
          return false;
        }
        groups[count++] = (int) (v4 >>> 16);
        groups[count++] = (int) (v4 & 0xFFFF);
        break;
      }
      if (stop == at || stop - at > 4 || count == GROUPS || !atColonOrEnd(bytes, stop, end)) {
        return false;
      }
      groups[count++] = hex(bytes, at, stop);
      at = stop + 1;
      if (startsWithGap(bytes, stop, end)) {
        if (gap >= 0) {
          return false;
        }
        gap = count;
        at = stop + 2;
      } else if (at == end) {
        return false;
      }
    }
    return place(count, gap);
  }

  private static boolean startsWithGap(byte[] bytes, int at, int end) {
    return at + 1 < end && bytes[at] == ':' && bytes[at + 1] == ':';
  }

  private static boolean atColonOrEnd(byte[] bytes, int at, int end) {
    return at == end || bytes[at] == ':';
  }

  private static int groupEnd(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && Character.digit(bytes[at], 16) >= 0) {
      at++;
    }
    return at;
  }

  private static int hex(byte[] bytes, int from, int end) {
    int value = 0;
    for (int i = from; i < end; i++) {
      value = value << 4 | Character.digit(bytes[i], 16);
    }
    return value;
  }

  /** Puts the groups where they belong: those after the gap stand at the end. */
  private boolean place(int count, int gap) {
    if (gap < 0 ? count != GROUPS : count > GROUPS - 1) {
      return false;
    }
    high = 0;
    low = 0;
    for (int i = 0; i < count; i++) {
      int at = gap >= 0 && i >= gap ? GROUPS - count + i : i;
      long bits = (long) groups[i] << (16 * (3 - at % 4));
      high |= at < 4 ? bits : 0;
      low |= at < 4 ? 0 : bits;
    }
    return true;
  }

  /** Compares as unsigned 128-bit numbers. */
  int compareTo(long otherHigh, long otherLow) {
    int order = Long.compareUnsigned(high, otherHigh);
    return order != 0 ? order : Long.compareUnsigned(low, otherLow);
  }

  /** Gives IPv4 as dotted numbers, IPv6 as eight groups without leading zeros. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    if (high == 0 && low >>> Integer.SIZE == MAPPED >>> Integer.SIZE) {
      for (int shift = 24; shift >= 0; shift -= 8) {
        text.append(low >>> shift & 0xFF).append(shift == 0 ? "" : ".");
      }
      return text.toString();
    }
    for (int i = 0; i < GROUPS; i++) {
      long half = i < 4 ? high : low;
      text.append(i == 0 ? "" : ":").append(Long.toHexString(half >>> (16 * (3 - i % 4)) & 0xFFFF));
    }
    return text.toString();
  }
}

package perilune.telemetry.evtx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects text as UTF-8 in one growing array that is used again and again. Owned by one thread.
 *
 * <p>Grows with what is really written, which the bytes of a chunk bound: no size field does.
 */
final class TextBuffer {

  private static final int INITIAL_BYTES = 1 << 12;
  private static final long NOT_ASCII = 0xFF80_FF80_FF80_FF80L;
  private static final byte[] UPPER = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LOWER = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = new byte[INITIAL_BYTES];
  private int length;
  private boolean replaced;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  /** Says whether half of a surrogate pair became U+FFFD since the last call. */
  boolean takeReplaced() {
    boolean was = replaced;
    replaced = false;
    return was;
  }

  void ascii(char c) {
    room(1);
    bytes[length++] = (byte) c;
  }

  void ascii(String text) {
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
  }

  void signed(long value) {
    if (value < 0) {
      ascii('-');
    }
    unsigned(value < 0 ? -value : value);
  }

  void unsigned(long value) {
    if (value < 0) {
      long tenth = Long.divideUnsigned(value, 10);
      unsigned(tenth);
      ascii((char) ('0' + value - tenth * 10));
      return;
    }
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    padded(value, digits);
  }

  /** Writes a number with at least so many digits. */
  void padded(long value, int digits) {
    room(digits);
    long rest = value;
    for (int at = length + digits - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + (int) (rest % 10));
      rest /= 10;
    }
    length += digits;
  }

  /** Writes {@code 0x} and lower-case digits without leading zeros, as Windows shows HexInt. */
  void hex(long value) {
    ascii("0x");
    room(Long.BYTES * 2);
    int digits = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 3) / 4);
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
      bytes[length++] = LOWER[(int) (value >>> shift) & 0xF];
    }
  }

  /** Writes bytes as upper-case digits, as Windows shows binary values. */
  void upperHex(byte[] from, int at, int count) {
    room(count * 2);
    for (int i = at; i < at + count; i++) {
      upperHex(from[i]);
    }
  }

  void upperHex(int value) {
    room(2);
    bytes[length++] = UPPER[value >> 4 & 0xF];
    bytes[length++] = UPPER[value & 0xF];
  }

  /** Writes what is UTF-8 already. */
  void utf8(byte[] from, int at, int count) {
    room(count);
    System.arraycopy(from, at, bytes, length, count);
    length += count;
  }

  /** Writes UTF-16 with the lower byte first; half of a pair becomes U+FFFD. */
  void utf16(byte[] from, int at, int units) {
    room(units * 3);
    int next = at;
    int end = at + units * 2;
    byte[] to = bytes;
    int out = length;
    while (next + Long.BYTES <= end) {
      long four = LittleEndian.i64(from, next);
      if ((four & NOT_ASCII) != 0) {
        break;
      }
      long two = four | four >>> 8;
      LittleEndian.put(to, out, (int) (two & 0xFFFF | two >>> 16 & 0xFFFF_0000L));
      out += 4;
      next += Long.BYTES;
    }
    length = out;
    while (next < end) {
      next = character(from, next, end);
    }
  }

  /** Writes one code point, for which there is room; a surrogate becomes U+FFFD. */
  void codePoint(int point) {
    room(4);
    if (point < 0x80) {
      bytes[length++] = (byte) point;
    } else if (point < 0x800) {
      bytes[length++] = (byte) (0xC0 | point >> 6);
      bytes[length++] = (byte) (0x80 | point & 0x3F);
    } else if (point < 0x10000) {
      boolean half = Character.isSurrogate((char) point);
      replaced |= half;
      three(half ? 0xFFFD : point);
    } else {
      bytes[length++] = (byte) (0xF0 | point >> 18);
      bytes[length++] = (byte) (0x80 | point >> 12 & 0x3F);
      bytes[length++] = (byte) (0x80 | point >> 6 & 0x3F);
      bytes[length++] = (byte) (0x80 | point & 0x3F);
    }
  }

  private void three(int point) {
    bytes[length++] = (byte) (0xE0 | point >> 12);
    bytes[length++] = (byte) (0x80 | point >> 6 & 0x3F);
    bytes[length++] = (byte) (0x80 | point & 0x3F);
  }

  private int character(byte[] from, int at, int end) {
    int unit = LittleEndian.u16(from, at);
    if (unit < 0x80) {
      bytes[length++] = (byte) unit;
      return at + 2;
    }
    if (Character.isHighSurrogate((char) unit) && at + 4 <= end) {
      int low = LittleEndian.u16(from, at + 2);
      if (Character.isLowSurrogate((char) low)) {
        codePoint(Character.toCodePoint((char) unit, (char) low));
        return at + 4;
      }
    }
    codePoint(unit);
    return at + 2;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}

package perilune.telemetry.evtx;

import static perilune.telemetry.evtx.LittleEndian.i32;
import static perilune.telemetry.evtx.LittleEndian.i64;
import static perilune.telemetry.evtx.LittleEndian.u16;
import static perilune.telemetry.evtx.LittleEndian.u32;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Writes values as Windows shows them in an event's XML.
 *
 * <p>GUIDs stand in braces with upper-case digits, times in UTC with the digits that they have,
 * HexInt in lower case without leading zeros, binary values in upper-case digits, real numbers
 * without an exponent. Sources: MS-EVEN6 2.2.12.3 (types); libevtx, value types. Owned by one
 * thread.
 */
final class ValueText {

  static final int NULL = 0x00;
  static final int STRING = 0x01;
  static final int ANSI_STRING = 0x02;
  static final int INT8 = 0x03;
  static final int UINT8 = 0x04;
  static final int INT16 = 0x05;
  static final int UINT16 = 0x06;
  static final int INT32 = 0x07;
  static final int UINT32 = 0x08;
  static final int INT64 = 0x09;
  static final int UINT64 = 0x0A;
  static final int REAL32 = 0x0B;
  static final int REAL64 = 0x0C;
  static final int BOOL = 0x0D;
  static final int BINARY = 0x0E;
  static final int GUID = 0x0F;
  static final int SIZE = 0x10;
  static final int FILETIME = 0x11;
  static final int SYSTEMTIME = 0x12;
  static final int SID = 0x13;
  static final int HEX32 = 0x14;
  static final int HEX64 = 0x15;
  static final int XML = 0x21;

  /** Set in a type when the value is an array. */
  static final int ARRAY = 0x80;

  static final int GUID_BYTES = 16;
  private static final int SID_HEAD = 8;
  private static final Charset ANSI = Charset.forName("windows-1252");

  // FILETIME counts 100 ns from 1601-01-01.
  private static final long TICKS_A_SECOND = 10_000_000;
  private static final int SECONDS_A_DAY = 86_400;
  // Days from 0000-03-01 to 1601-01-01.
  private static final long DAYS_TO_1601 = 584_694;

  private final TextBuffer out;

  ValueText(TextBuffer out) {
    this.out = out;
  }

  /** Gives the bytes of one value of a type, or 0 where a value has any number of them. */
  static int fixedSize(int type) {
    return switch (type) {
      case INT8, UINT8 -> 1;
      case INT16, UINT16 -> Short.BYTES;
      case INT32, UINT32, REAL32, BOOL, HEX32 -> Integer.BYTES;
      case INT64, UINT64, REAL64, FILETIME, HEX64 -> Long.BYTES;
      case GUID, SYSTEMTIME -> GUID_BYTES;
      default -> 0;
    };
  }

  /** Writes a value; false if the bytes are none of that type. */
  boolean write(int type, byte[] bytes, int from, int size) {
    return switch (type) {
      case NULL -> true;
      case STRING -> string(bytes, from, size);
      case ANSI_STRING -> ansi(bytes, from, size);
      case BINARY -> {
        out.upperHex(bytes, from, size);
        yield true;
      }
      case SIZE -> sizeNumber(bytes, from, size);
      case SID -> sid(bytes, from, size);
      default -> fixedSize(type) == size && size > 0 && fixed(type, bytes, from);
    };
  }

  /** Writes a value whose size is right. */
  private boolean fixed(int type, byte[] bytes, int from) {
    switch (type) {
      case INT8 -> out.signed(bytes[from]);
      case UINT8 -> out.unsigned(bytes[from] & 0xFF);
      case INT16 -> out.signed((short) u16(bytes, from));
      case UINT16 -> out.unsigned(u16(bytes, from));
      case INT32 -> out.signed(i32(bytes, from));
      case UINT32 -> out.unsigned(u32(bytes, from));
      case INT64 -> out.signed(i64(bytes, from));
      case UINT64 -> out.unsigned(i64(bytes, from));
      case REAL32 -> real32(Float.intBitsToFloat(i32(bytes, from)));
      case REAL64 -> real64(Double.longBitsToDouble(i64(bytes, from)));
      case BOOL -> out.ascii(i32(bytes, from) == 0 ? "false" : "true");
      case GUID -> guid(bytes, from);
      case FILETIME -> fileTime(i64(bytes, from));
      case SYSTEMTIME -> systemTime(bytes, from);
      case HEX32 -> out.hex(u32(bytes, from));
      default -> out.hex(i64(bytes, from));
    }
    return true;
  }

  private boolean string(byte[] bytes, int from, int size) {
    int units = size / 2;
    while (units > 0 && u16(bytes, from + units * 2 - 2) == 0) {
      units--;
    }
    out.utf16(bytes, from, units);
    return true;
  }

  private boolean ansi(byte[] bytes, int from, int size) {
    int count = size;
    while (count > 0 && bytes[from + count - 1] == 0) {
      count--;
    }
    // A type that nothing current writes: it may cost a string.
    byte[] wide = new String(bytes, from, count, ANSI).getBytes(StandardCharsets.UTF_16LE);
    out.utf16(wide, 0, count);
    return true;
  }

  /** A pointer or a size of the machine that wrote it: Windows shows it as HexInt. */
  private boolean sizeNumber(byte[] bytes, int from, int size) {
    if (size != Integer.BYTES && size != Long.BYTES) {
      return false;
    }
    out.hex(size == Integer.BYTES ? u32(bytes, from) : i64(bytes, from));
    return true;
  }

  private void real32(float value) {
    if (Float.isFinite(value)) {
      out.ascii(plain(Float.toString(value)));
    } else {
      out.ascii(Float.toString(value));
    }
  }

  private void real64(double value) {
    if (Double.isFinite(value)) {
      out.ascii(plain(Double.toString(value)));
    } else {
      out.ascii(Double.toString(value));
    }
  }

  private static String plain(String number) {
    BigDecimal value = new BigDecimal(number).stripTrailingZeros();
    return value.signum() == 0 ? "0" : value.toPlainString();
  }

  private void guid(byte[] bytes, int from) {
    out.ascii('{');
    for (int i = 3; i >= 0; i--) {
      out.upperHex(bytes[from + i]);
    }
    out.ascii('-');
    out.upperHex(bytes[from + 5]);
    out.upperHex(bytes[from + 4]);
    out.ascii('-');
    out.upperHex(bytes[from + 7]);
    out.upperHex(bytes[from + 6]);
    out.ascii('-');
    out.upperHex(bytes, from + 8, 2);
    out.ascii('-');
    out.upperHex(bytes, from + 10, 6);
    out.ascii('}');
  }

  private void fileTime(long ticks) {
    long seconds = Long.divideUnsigned(ticks, TICKS_A_SECOND);
    long days = seconds / SECONDS_A_DAY;
    date(days);
    int rest = (int) (seconds % SECONDS_A_DAY);
    clock(rest / 3600, rest / 60 % 60, rest % 60);
    out.ascii('.');
    out.padded(Long.remainderUnsigned(ticks, TICKS_A_SECOND), 7);
    out.ascii('Z');
  }

  /** Days since 1601 as a date: Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2021. */
  private void date(long daysSince1601) {
    long z = daysSince1601 + DAYS_TO_1601;
    long era = z / 146_097;
    int dayOfEra = (int) (z - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shifted = (5 * dayOfYear + 2) / 153;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    calendar(year, month, dayOfYear - (153 * shifted + 2) / 5 + 1);
  }

  private void calendar(long year, int month, int day) {
    out.padded(year, year > 9_999 ? 5 : 4);
    out.ascii('-');
    out.padded(month, 2);
    out.ascii('-');
    out.padded(day, 2);
    out.ascii('T');
  }

  private void clock(int hour, int minute, int second) {
    out.padded(hour, 2);
    out.ascii(':');
    out.padded(minute, 2);
    out.ascii(':');
    out.padded(second, 2);
  }

  /** Year, month, day of the week, day, hour, minute, second and millisecond, two bytes each. */
  private void systemTime(byte[] bytes, int from) {
    calendar(u16(bytes, from), u16(bytes, from + 2), u16(bytes, from + 6));
    clock(u16(bytes, from + 8), u16(bytes, from + 10), u16(bytes, from + 12));
    out.ascii('.');
    out.padded(u16(bytes, from + 14), 3);
    out.ascii('Z');
  }

  /** Gives the bytes that a SID has by its own count, at least its head. */
  static int sidSize(byte[] bytes, int from) {
    return SID_HEAD + (bytes[from + 1] & 0xFF) * Integer.BYTES;
  }

  private boolean sid(byte[] bytes, int from, int size) {
    if (size < SID_HEAD || sidSize(bytes, from) > size) {
      return false;
    }
    out.ascii("S-");
    out.unsigned(bytes[from] & 0xFF);
    out.ascii('-');
    // Six bytes, highest first; above 32 bits Windows writes them in hexadecimal.
    long authority = ByteBuffer.wrap(bytes).getLong(from) & 0xFFFF_FFFF_FFFFL;
    if (authority >>> 32 == 0) {
      out.unsigned(authority);
    } else {
      out.hex(authority);
    }
    for (int at = from + SID_HEAD; at < from + sidSize(bytes, from); at += Integer.BYTES) {
      out.ascii('-');
      out.unsigned(u32(bytes, at));
    }
    return true;
  }
}

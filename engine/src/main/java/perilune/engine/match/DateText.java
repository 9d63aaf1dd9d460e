package perilune.engine.match;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import perilune.event.Event;
import perilune.event.Tag;

/**
 * Reads dates: ISO 8601 from a year on, with optional time, fraction and zone (UTC where none is
 * said), or milliseconds since 1970, as Elasticsearch's {@code
 * strict_date_optional_time||epoch_millis}.
 *
 * <p>Missing parts are the earliest, or with {@code roundUp} (for "later than" and "not later
 * than") the latest time of the day. Allocates nothing. Owned by one thread.
 */
public final class DateText {

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long NANOS_PER_DAY = 86_400 * NANOS_PER_SECOND;
  private static final int YEAR_DIGITS = 4;

  private byte[] bytes = {};
  private int at;
  private int end;
  private boolean good;
  private long nanos;

  /** Nanoseconds since 1970, after a read that gave true. */
  long nanos() {
    return nanos;
  }

  /** Gives nanoseconds since 1970; empty if the text is no date. */
  public static OptionalLong nanosOf(String text, boolean roundUp) {
    var date = new DateText();
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return date.read(utf8, 0, utf8.length, roundUp)
        ? OptionalLong.of(date.nanos)
        : OptionalLong.empty();
  }

  /** Gives nanoseconds, held at the ends of the range that a long has. */
  public static long nanosOfMillis(long millis) {
    long most = Long.MAX_VALUE / NANOS_PER_MILLI;
    return Math.clamp(millis, -most, most) * NANOS_PER_MILLI;
  }

  boolean load(Event event, int value) {
    return switch (event.tag(value)) {
      case Tag.LONG -> set(nanosOfMillis(event.longValue(value)));
      case Tag.TEXT -> read(event.arena(), event.offset(value), event.length(value), false);
      default -> false;
    };
  }

  private boolean set(long value) {
    nanos = value;
    return true;
  }

  boolean read(byte[] text, int from, int length, boolean roundUp) {
    bytes = text;
    at = from;
    end = from + length;
    good = true;
    int sign = length > 0 && text[from] == '-' ? 1 : 0;
    boolean allDigits = digitsAhead(from + sign) == length - sign;
    if (allDigits && length - sign > 0 && length != YEAR_DIGITS) {
      return readMillis(sign);
    }
    return readIso(roundUp);
  }

  private int digitsAhead(int from) {
    int next = from;
    while (next < end && bytes[next] >= '0' && bytes[next] <= '9') {
      next++;
    }
    return next - from;
  }

  private boolean readMillis(int sign) {
    if (end - at - sign > 18) {
      return false;
    }
    long value = 0;
    for (int i = at + sign; i < end; i++) {
      value = value * 10 + (bytes[i] - '0');
    }
    return set(nanosOfMillis(sign == 0 ? value : -value));
  }

  private boolean readIso(boolean roundUp) {
    int year = number(YEAR_DIGITS);
    int month = take('-') ? number(2) : 1;
    int day = take('-') ? number(2) : 1;
    long time = roundUp ? NANOS_PER_DAY - 1 : 0;
    if (good && (take('T') || take(' '))) {
      time = at < end ? readTime(roundUp) : time;
    }
    if (!good || at != end || month < 1 || month > 12 || day < 1 || day > days(year, month)) {
      return false;
    }
    long days = epochDay(year, month, day);
    long most = Long.MAX_VALUE / NANOS_PER_DAY - 2;
    return set(Math.clamp(days, -most, most) * NANOS_PER_DAY + time);
  }

  private static int days(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return switch (month) {
      case 2 -> leap ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /**
   * Gives days since 1970-01-01 in the proleptic Gregorian calendar, counting years from March so
   * that leap days stand last (Hinnant, "chrono-compatible low-level date algorithms").
   */
  private static long epochDay(int year, int month, int day) {
    int marchYear = month > 2 ? year : year - 1;
    int era = Math.floorDiv(marchYear, 400);
    int yearOfEra = marchYear - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }

  private long readTime(boolean roundUp) {
    int hour = number(2);
    boolean hasMinute = take(':');
    int minute = hasMinute ? number(2) : roundUp ? 59 : 0;
    boolean hasSecond = hasMinute && take(':');
    int second = hasSecond ? number(2) : roundUp ? 59 : 0;
    boolean hasFraction = hasSecond && (take('.') || take(','));
    long rest = roundUp ? NANOS_PER_SECOND - 1 : 0;
    long fraction = hasFraction ? readFraction(rest) : rest;
    good &= hour < 24 && minute < 60 && second < 61;
    long seconds = (hour * 60L + minute) * 60 + second - readZone();
    return seconds * NANOS_PER_SECOND + fraction;
  }

  private long readFraction(long rest) {
    int digits = digitsAhead(at);
    good &= digits > 0;
    long value = 0;
    long unit = NANOS_PER_SECOND;
    for (int i = 0; i < digits; i++) {
      unit /= 10;
      value += (bytes[at + i] - '0') * unit;
    }
    at += digits;
    return value + (unit > 1 ? rest % unit : 0);
  }

  /** Gives the zone's seconds east of UTC. */
  private long readZone() {
    if (at == end || take('Z')) {
      return 0;
    }
    int sign = take('+') ? 1 : take('-') ? -1 : 0;
    good &= sign != 0;
    int hours = number(2);
    take(':');
    int minutes = at < end ? number(2) : 0;
    return sign * (hours * 60L + minutes) * 60;
  }

  private boolean take(char wanted) {
    if (at < end && bytes[at] == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private int number(int digits) {
    if (digitsAhead(at) < digits) {
      good = false;
      return 0;
    }
    int value = 0;
    for (int i = 0; i < digits; i++) {
      value = value * 10 + (bytes[at++] - '0');
    }
    return value;
  }
}

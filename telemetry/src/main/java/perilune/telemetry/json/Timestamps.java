package perilune.telemetry.json;

/**
 * Reads times as Elasticsearch takes them, to the nanosecond.
 *
 * <p>ISO 8601 with {@code T} or a blank, any number of digits of fraction (beyond nine they are cut
 * off), and {@code Z}, an offset, or nothing, which means UTC; a date alone is its midnight. A
 * whole number is milliseconds since 1970. A number with a fraction is seconds since 1970, or
 * milliseconds if it is 100,000,000,000 or more, which as seconds would be the year 5138. Source:
 * Elasticsearch 8 reference, {@code strict_date_optional_time||epoch_millis}; the rest is what
 * shippers are known to write.
 *
 * <p>Owned by one thread.
 */
public final class Timestamps {

  /** What is given for bytes that are no time between the years 1678 and 2261. */
  public static final long NONE = Long.MIN_VALUE;

  private static final long NANOS = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;
  private static final long MILLIS_FROM = 100_000_000_000L;
  // 1678-01-01 and 2262-01-01, in seconds: what fits into nanoseconds of 64 bits.
  private static final long MIN_SECOND = -9_214_560_000L;
  private static final long MAX_SECOND = 9_214_646_400L;
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private byte[] bytes = {};
  private int at;
  private int end;
  private boolean failed;

  /** Gives nanoseconds since 1970, or {@link #NONE}. */
  public long parse(byte[] source, int from, int length) {
    bytes = source;
    at = from;
    end = from + length;
    failed = false;
    boolean date = length >= 10 && source[from + 4] == '-' && source[from + 7] == '-';
    long nanos = date ? iso() : epoch();
    return failed || at != end ? NONE : nanos;
  }

  /** Gives the nanoseconds of milliseconds since 1970, or {@link #NONE}. */
  public static long ofMillis(long millis) {
    long second = Math.floorDiv(millis, 1_000);
    return inRange(second) ? millis * MILLI : NONE;
  }

  private long iso() {
    int year = digits(4);
    at++;
    int month = digits(2);
    at++;
    int day = digits(2);
    check(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month));
    if (failed) {
      return NONE;
    }
    long second = daysSince1970(year, month, day) * 86_400;
    long fraction = 0;
    if (at < end) {
      check(bytes[at] == 'T' || bytes[at] == 't' || bytes[at] == ' ');
      at++;
      second += timeOfDay();
      fraction = fraction();
      second -= offset();
    }
    check(inRange(second));
    return second * NANOS + fraction;
  }

  private long timeOfDay() {
    int hour = digits(2);
    check(at < end && bytes[at] == ':');
    at++;
    int minute = digits(2);
    int second = 0;
    if (at < end && bytes[at] == ':') {
      at++;
      second = digits(2);
    }
    // 60 is a leap second: it is the next minute's first.
    check(hour <= 23 && minute <= 59 && second <= 60);
    return (hour * 60L + minute) * 60 + second;
  }

  private long fraction() {
    if (at >= end || (bytes[at] != '.' && bytes[at] != ',')) {
      return 0;
    }
    at++;
    int from = at;
    long value = 0;
    long unit = NANOS;
    while (at < end && isDigit(bytes[at])) {
      unit /= 10;
      value += (bytes[at] - '0') * unit;
      at++;
    }
    check(at > from);
    return value;
  }

  private long offset() {
    if (at >= end) {
      return 0;
    }
    byte sign = bytes[at++];
    if (sign == 'Z' || sign == 'z') {
      return 0;
    }
    check(sign == '+' || sign == '-');
    int hours = digits(2);
    int minutes = 0;
    if (at < end) {
      at += bytes[at] == ':' ? 1 : 0;
      minutes = digits(2);
    }
    check(hours <= 18 && minutes <= 59);
    long seconds = (hours * 60L + minutes) * 60;
    return sign == '-' ? -seconds : seconds;
  }

  private long epoch() {
    boolean minus = at < end && bytes[at] == '-';
    at += minus ? 1 : 0;
    int from = at;
    long whole = 0;
    while (at < end && isDigit(bytes[at]) && at - from < 18) {
      whole = whole * 10 + (bytes[at++] - '0');
    }
    check(at > from);
    long nanos;
    if (at == end || whole >= MILLIS_FROM) {
      nanos = ofMillis(whole);
      nanos += nanos == NONE ? 0 : fraction() / 1_000;
    } else {
      nanos = inRange(whole) ? whole * NANOS + fraction() : NONE;
    }
    check(nanos != NONE);
    return minus ? -nanos : nanos;
  }

  private int digits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      check(at < end && isDigit(bytes[at]));
      if (failed) {
        return 0;
      }
      value = value * 10 + (bytes[at++] - '0');
    }
    return value;
  }

  private void check(boolean right) {
    failed |= !right;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean inRange(long second) {
    return second >= MIN_SECOND && second < MAX_SECOND;
  }

  private static int daysIn(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : DAYS[month - 1];
  }

  /** Counts days with years that start in March, so that a leap day is a year's last. */
  private static long daysSince1970(int year, int month, int day) {
    long y = month <= 2 ? year - 1L : year;
    long era = Math.floorDiv(y, 400);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
  }
}

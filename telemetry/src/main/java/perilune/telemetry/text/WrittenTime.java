package perilune.telemetry.text;

import java.util.List;
import java.util.Map;

/**
 * Reads times as syslog and devices write them, to the nanosecond: {@code Nov 29 10:00:00}, {@code
 * Oct 06 2021 15:02:30.123 CET}, {@code Mon Feb 17 13:40:03 2025}, {@code 10:15:58 Mar 03 2024},
 * {@code 29/Nov/2025:10:00:00 +0100}, {@code 2025-11-29T10:00:00.123+01:00}.
 *
 * <p>A time without a year is the last such time that is not more than a day after a latest one
 * ({@link perilune.telemetry.ReadLimits#latestNanos}). A time without a zone, and one with a zone
 * whose name says nothing, is in UTC. Owned by one thread.
 */
public final class WrittenTime {

  /** What is given where there is no time. */
  public static final long NONE = Long.MIN_VALUE;

  /** What is given for a time whose year nobody knows. */
  public static final long YEARLESS = Long.MIN_VALUE + 1;

  private static final long NANOS = 1_000_000_000L;
  private static final long DAY = 86_400;
  private static final int MAX_FRACTION = 9;

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> WEEKDAYS =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  /** Hours ahead of UTC, by the names that Cisco's documentation sets zones with. */
  private static final Map<String, Double> ZONES =
      Map.ofEntries(
          Map.entry("UTC", 0.0),
          Map.entry("GMT", 0.0),
          Map.entry("Z", 0.0),
          Map.entry("WET", 0.0),
          Map.entry("WEST", 1.0),
          Map.entry("BST", 1.0),
          Map.entry("CET", 1.0),
          Map.entry("MET", 1.0),
          Map.entry("CEST", 2.0),
          Map.entry("MEST", 2.0),
          Map.entry("CEDT", 2.0),
          Map.entry("EET", 2.0),
          Map.entry("EEST", 3.0),
          Map.entry("MSK", 3.0),
          Map.entry("IST", 5.5),
          Map.entry("SGT", 8.0),
          Map.entry("HKT", 8.0),
          Map.entry("AWST", 8.0),
          Map.entry("JST", 9.0),
          Map.entry("KST", 9.0),
          Map.entry("AEST", 10.0),
          Map.entry("AEDT", 11.0),
          Map.entry("NZST", 12.0),
          Map.entry("NZDT", 13.0),
          Map.entry("EST", -5.0),
          Map.entry("EDT", -4.0),
          Map.entry("CST", -6.0),
          Map.entry("CDT", -5.0),
          Map.entry("MST", -7.0),
          Map.entry("MDT", -6.0),
          Map.entry("PST", -8.0),
          Map.entry("PDT", -7.0),
          Map.entry("AST", -4.0),
          Map.entry("BRT", -3.0));

  private final long assumedSecond;
  private String text = "";
  private int at;
  private int year;
  private int month;
  private int day;
  private long secondOfDay;
  private long fraction;
  private long offset;
  private boolean hasYear;

  /**
   * Makes a reader.
   *
   * @param assumedNanos 0 if nobody knows, else the time that times without a year are not after,
   *     nanoseconds since 1970
   */
  public WrittenTime(long assumedNanos) {
    assumedSecond = Math.floorDiv(assumedNanos, NANOS);
  }

  /** Reads the time that starts here; {@link #NONE} if none does, or {@link #YEARLESS}. */
  public long read(String line, int start) {
    text = line;
    at = start;
    hasYear = false;
    fraction = 0;
    offset = 0;
    return parts() ? nanos() : NONE;
  }

  /** Gives where the time that was just read ends, its zone included. */
  public int end() {
    return at;
  }

  /** Says whether the time that was just read has a year of its own. */
  public boolean hasYear() {
    return hasYear;
  }

  private boolean parts() {
    if (isDigit(at)) {
      return iso() || dayFirst() || timeFirst();
    }
    word(WEEKDAYS);
    return monthFirst();
  }

  /** 2025-11-29T10:00:00.123+01:00, and 2025/11/29 10:00:00 as nginx writes it. */
  private boolean iso() {
    int start = at;
    year = digits(4, 4);
    char between = peek();
    boolean date =
        year >= 0
            && (skip('-') || skip('/'))
            && (month = digits(2, 2)) > 0
            && skip(between)
            && (day = digits(2, 2)) > 0
            && (skip('T') || skip(' '))
            && clock();
    if (!date) {
      at = start;
      return false;
    }
    hasYear = true;
    zone();
    return true;
  }

  /** 29/Nov/2025:10:00:00 +0100. */
  private boolean dayFirst() {
    int start = at;
    day = digits(1, 2);
    if (day > 0 && skip('/') && month() && skip('/')) {
      year = digits(4, 4);
      if (year >= 0 && skip(':') && clock()) {
        hasYear = true;
        zone();
        return true;
      }
    }
    at = start;
    return false;
  }

  /** 10:15:58 Mar 03 2024, and 14:02:31.123 UTC Mon Nov 24 2025. */
  private boolean timeFirst() {
    if (!clock()) {
      return false;
    }
    zone();
    blanks();
    if (word(WEEKDAYS) >= 0) {
      blanks();
    }
    return date();
  }

  private boolean monthFirst() {
    blanks();
    if (!month()) {
      return false;
    }
    blanks();
    day = digits(1, 2);
    blanks();
    year(0);
    blanks();
    if (day <= 0 || !clock()) {
      return false;
    }
    zone();
    if (!hasYear) {
      year(1);
    }
    return true;
  }

  private boolean date() {
    if (!month()) {
      return false;
    }
    blanks();
    day = digits(1, 2);
    year(1);
    return day > 0;
  }

  /** A year of four digits, after so many blanks at least; where there is none, nothing is read. */
  private void year(int blanks) {
    int start = at;
    blanks();
    int found = at - start >= blanks ? digits(4, 4) : -1;
    boolean alone = found >= 1970 && !isDigit(at) && peek() != ':' && peek() != '.';
    if (alone) {
      year = found;
      hasYear = true;
    } else {
      at = start;
    }
  }

  private boolean month() {
    month = word(MONTHS) + 1;
    return month > 0;
  }

  private boolean clock() {
    int start = at;
    int hour = digits(1, 2);
    int minute = skip(':') ? digits(2, 2) : -1;
    int second = minute >= 0 && skip(':') ? digits(2, 2) : -1;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
      at = start;
      return false;
    }
    secondOfDay = (hour * 60L + minute) * 60 + second;
    fraction = 0;
    if ((peek() == '.' || peek() == ',') && isDigit(at + 1)) {
      at++;
      fraction();
    }
    return true;
  }

  private void fraction() {
    long unit = NANOS;
    for (int i = 0; isDigit(at); i++, at++) {
      if (i < MAX_FRACTION) {
        unit /= 10;
        fraction += (text.charAt(at) - '0') * unit;
      }
    }
  }

  /** Z, +01:00, +0100, or a name; a name that is no zone's is left where it is. */
  private void zone() {
    int start = at;
    blanks();
    if (peek() == '+' || peek() == '-') {
      long sign = text.charAt(at++) == '-' ? -1 : 1;
      int hours = digits(2, 2);
      skip(':');
      int minutes = hours < 0 ? -1 : digits(2, 2);
      if (hours >= 0 && hours <= 18) {
        offset = sign * (hours * 60L + Math.max(minutes, 0)) * 60;
        return;
      }
    } else {
      int end = at;
      while (end < text.length() && end - at < 5 && Character.isUpperCase(text.charAt(end))) {
        end++;
      }
      Double hours = ZONES.get(text.substring(Math.min(at, end), end));
      if (hours != null && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
        offset = Math.round(hours * 3_600);
        at = end;
        return;
      }
    }
    at = start;
  }

  private long nanos() {
    if (hasYear || assumedSecond == 0) {
      return hasYear ? nanos(year) : YEARLESS;
    }
    // The latest year in which it is not in the future, four back for a 29th of February.
    int latest = yearOf(assumedSecond) + 1;
    for (int candidate = latest; candidate > latest - 10; candidate--) {
      long found = nanos(candidate);
      if (found != NONE && found / NANOS <= assumedSecond + DAY) {
        return found;
      }
    }
    return NONE;
  }

  private long nanos(int ofYear) {
    if (ofYear < 1970 || ofYear > 2261 || month > 12 || day > daysIn(ofYear, month)) {
      return NONE;
    }
    long second = daysSince1970(ofYear, month, day) * DAY + secondOfDay - offset;
    return second * NANOS + fraction;
  }

  private static int yearOf(long second) {
    long days = Math.floorDiv(second, DAY);
    int guess = (int) (1970 + days / 366);
    while (daysSince1970(guess + 1, 1, 1) <= days) {
      guess++;
    }
    return guess;
  }

  private static int daysIn(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return switch (month) {
      case 2 -> leap ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
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

  /**
   * Gives which of these words of three letters stands here, in any case, and skips it; else -1.
   */
  private int word(List<String> words) {
    if (at + 3 > text.length()) {
      return -1;
    }
    for (int i = 0; i < words.size(); i++) {
      if (text.regionMatches(true, at, words.get(i), 0, 3)) {
        at += 3;
        return i;
      }
    }
    return -1;
  }

  private int digits(int least, int most) {
    int value = 0;
    int count = 0;
    while (count < most && isDigit(at)) {
      value = value * 10 + text.charAt(at++) - '0';
      count++;
    }
    return count < least ? -1 : value;
  }

  private void blanks() {
    while (peek() == ' ') {
      at++;
    }
  }

  private boolean skip(char c) {
    if (peek() != c || at >= text.length()) {
      return false;
    }
    at++;
    return true;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private boolean isDigit(int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }
}

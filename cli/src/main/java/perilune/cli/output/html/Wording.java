package perilune.cli.output.html;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import perilune.rules.Severity;

/** Numbers, times and actions as the page words them. Times are in UTC. */
final class Wording {

  /** Characters of one value on the page, count; what is longer is cut, and says by how much. */
  static final int MAX_VALUE = 4_096;

  /** The worst first. */
  static final List<Severity> WORST_FIRST =
      List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW);

  private static final DateTimeFormatter TIME = utc("yyyy-MM-dd HH:mm:ss.SSS");
  private static final DateTimeFormatter CLOCK = utc("HH:mm:ss.SSS");
  private static final DateTimeFormatter DAY = utc("yyyy-MM-dd");

  private Wording() {}

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** Gives day and time to the millisecond. */
  static String time(long nanos) {
    return time(instant(nanos));
  }

  /** Gives day and time to the millisecond. */
  static String time(Instant instant) {
    return TIME.format(instant) + " UTC";
  }

  /** Gives the time of day to the millisecond. */
  static String clock(long nanos) {
    return CLOCK.format(instant(nanos));
  }

  /** Gives the day. */
  static String day(long nanos) {
    return DAY.format(instant(nanos));
  }

  /** Gives a time for machines. */
  static String machine(long nanos) {
    return instant(nanos).toString();
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }

  /** Gives a length of time in its two greatest units. */
  static String duration(Duration length) {
    if (length.compareTo(Duration.ofSeconds(1)) < 0) {
      return length.toMillis() + " ms";
    }
    if (length.compareTo(Duration.ofMinutes(1)) < 0) {
      return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
    }
    if (length.compareTo(Duration.ofHours(1)) < 0) {
      return length.toMinutes() + " min " + length.toSecondsPart() + " s";
    }
    return length.compareTo(Duration.ofDays(1)) < 0
        ? length.toHours() + " h " + length.toMinutesPart() + " min"
        : length.toDays() + " d " + length.toHoursPart() + " h";
  }

  /** Gives a number in groups of three digits. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Gives a number with its noun. */
  static String counted(long count, String what) {
    String plural = what.endsWith("s") || what.endsWith("ch") ? what + "es" : what + "s";
    return number(count) + " " + (count == 1 ? what : plural);
  }

  /** Gives counts by severity, such as {@code 1 critical, 2 high}. */
  static String bySeverity(Map<Severity, Long> counts) {
    var parts = new ArrayList<String>();
    for (Severity severity : WORST_FIRST) {
      long count = counts.getOrDefault(severity, 0L);
      if (count > 0) {
        parts.add(number(count) + " " + severity.word());
      }
    }
    return String.join(", ", parts);
  }

  /** Gives an event's action as a verb where it is a usual one. */
  static String action(String action) {
    return switch (action) {
      case "exec" -> "executed";
      case "fork" -> "forked";
      case "end" -> "ended";
      case "start" -> "started";
      case "connection_attempted" -> "tried to connect";
      case "connection_accepted" -> "accepted a connection";
      default -> action.replace('_', ' ').replace('-', ' ');
    };
  }

  /** Gives a value that is not too long for a page; says what was left out. */
  static String value(String text) {
    return cut(text, MAX_VALUE);
  }

  /** Gives text of at most so many characters, and after it how many were left out. */
  static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    return text.substring(0, end) + " … (" + number(text.length() - end) + " characters more)";
  }

  /** Gives text of at most so many characters, with an ellipsis where it was cut. */
  static String brief(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
    return text.substring(0, end) + "…";
  }
}

package perilune.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import perilune.cli.output.Shown;

/** Reads times and durations as people write them on a command line. */
final class TimeText {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  /** Longer ones overflow a count of nanoseconds sooner or later, and help nobody. */
  private static final Duration LONGEST = Duration.ofDays(3_650);

  private TimeText() {}

  static Duration duration(String option, String text) {
    Matcher match = DURATION.matcher(text);
    if (!match.matches()) {
      throw new UsageMistake(
          option + " needs a number with ms, s, m, h or d, such as 5s; not '" + text + "'");
    }
    long count = Long.parseLong(match.group(1));
    Duration duration = of(count, match.group(2));
    if (duration.compareTo(LONGEST) > 0) {
      throw new UsageMistake(
          option + " is at most " + LONGEST.toDays() + "d; not '" + Shown.plain(text) + "'");
    }
    return duration;
  }

  private static Duration of(long count, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  /** Reads an ISO 8601 date or time, in UTC unless it says otherwise. */
  static Instant instant(String option, String text) {
    return offset(text)
        .or(() -> local(text))
        .or(() -> date(text))
        .orElseThrow(() ->
            new UsageMistake(
                option
                    + " needs a time such as 2026-11-20T14:00:00Z or 2026-11-20; not '"
                    + text
                    + "'"));
  }

  private static Optional<Instant> offset(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> local(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}

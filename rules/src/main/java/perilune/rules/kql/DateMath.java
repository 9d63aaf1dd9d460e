package perilune.rules.kql;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Elasticsearch's date mathematics: {@code now-1h}, {@code now/d}, {@code 2026-01-31||+1M/d}.
 *
 * <p>Source: "Date math" in Elasticsearch's reference, "Common options". Times without a zone are
 * UTC. Rounding goes down; for "later than" and "not later than" it goes to the end of the unit.
 */
final class DateMath {

  private static final String NOW = "now";
  private static final String ANCHOR_END = "||";

  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?"
              + "(?:T(\\d{2})(?::(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?)?)?"
              + "(Z|[+-]\\d{2}(?::?\\d{2})?)?");

  private static final Pattern MILLIS = Pattern.compile("-?\\d{5,18}");
  private static final Pattern STEP = Pattern.compile("([+-])(\\d{1,9})([yMwdhHms])|/([yMwdhHms])");

  private final Optional<Instant> now;

  DateMath(Optional<Instant> now) {
    this.now = now;
  }

  /** Says whether it counts from now, and nobody said when that is. */
  boolean lacksNow(String text) {
    return now.isEmpty() && countsFromNow(text);
  }

  private static boolean countsFromNow(String text) {
    return text.equals(NOW)
        || text.startsWith(NOW)
            && "+-/".indexOf(text.charAt(NOW.length())) >= 0
            && stepsAreGood(text.substring(NOW.length()));
  }

  private static boolean stepsAreGood(String steps) {
    Matcher step = STEP.matcher(steps);
    int at = 0;
    while (at < steps.length()) {
      if (!step.find(at) || step.start() != at) {
        return false;
      }
      at = step.end();
    }
    return true;
  }

  /** Gives the date as ISO 8601 or milliseconds; empty where the text is no date. */
  Optional<String> date(String text, boolean roundUp) {
    try {
      if (countsFromNow(text)) {
        return now.map(
            time -> moved(time.atOffset(ZoneOffset.UTC), text.substring(NOW.length()), roundUp));
      }
      int anchorEnd = text.indexOf(ANCHOR_END);
      if (anchorEnd < 0) {
        return anchor(text).map(date -> text);
      }
      String steps = text.substring(anchorEnd + ANCHOR_END.length());
      return stepsAreGood(steps)
          ? anchor(text.substring(0, anchorEnd)).map(date -> moved(date, steps, roundUp))
          : Optional.empty();
    } catch (DateTimeException | ArithmeticException outOfRange) {
      return Optional.empty();
    }
  }

  private static Optional<OffsetDateTime> anchor(String text) {
    if (MILLIS.matcher(text).matches()) {
      return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)).atOffset(ZoneOffset.UTC));
    }
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      return Optional.empty();
    }
    String fraction = date.group(7) == null ? "0" : date.group(7);
    String zone = date.group(8);
    return Optional.of(
        OffsetDateTime.of(
            part(date, 1),
            Math.max(1, part(date, 2)),
            Math.max(1, part(date, 3)),
            part(date, 4),
            part(date, 5),
            part(date, 6),
            Integer.parseInt((fraction + "000000000").substring(0, 9)),
            zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone)));
  }

  private static int part(Matcher date, int group) {
    return date.group(group) == null ? 0 : Integer.parseInt(date.group(group));
  }

  private static String moved(OffsetDateTime from, String steps, boolean roundUp) {
    OffsetDateTime date = from.withOffsetSameInstant(ZoneOffset.UTC);
    Matcher step = STEP.matcher(steps);
    while (step.find()) {
      if (step.group(4) != null) {
        ChronoUnit unit = unit(step.group(4));
        OffsetDateTime start = startOf(unit, date);
        date = roundUp ? start.plus(1, unit).minusNanos(1) : start;
      } else {
        long amount = Long.parseLong(step.group(2));
        date = date.plus(step.group(1).equals("-") ? -amount : amount, unit(step.group(3)));
      }
    }
    return DateTimeFormatter.ISO_INSTANT.format(date);
  }

  private static OffsetDateTime startOf(ChronoUnit unit, OffsetDateTime date) {
    return switch (unit) {
      case YEARS -> date.withDayOfYear(1).truncatedTo(ChronoUnit.DAYS);
      case MONTHS -> date.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
      case WEEKS ->
          date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
              .truncatedTo(ChronoUnit.DAYS);
      default -> date.truncatedTo(unit);
    };
  }

  private static ChronoUnit unit(String letter) {
    return switch (letter) {
      case "y" -> ChronoUnit.YEARS;
      case "M" -> ChronoUnit.MONTHS;
      case "w" -> ChronoUnit.WEEKS;
      case "d" -> ChronoUnit.DAYS;
      case "h", "H" -> ChronoUnit.HOURS;
      case "m" -> ChronoUnit.MINUTES;
      default -> ChronoUnit.SECONDS;
    };
  }
}

package perilune.engine.table.row;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perilune.engine.table.row.RowValue.Moment;
import perilune.engine.table.row.RowValue.Span;
import perilune.engine.table.row.RowValue.Whole;
import perilune.rules.plan.RowFunction;

/** Functions of dates, in UTC and the proleptic Gregorian calendar. */
final class DateFunctions {

  /** What {@link #nanos} gives for a time that a long has no room for. */
  static final long OUT_OF_RANGE = Long.MIN_VALUE;

  private static final long PER_SECOND = 1_000_000_000;
  private static final long PER_DAY = 86_400 * PER_SECOND;
  private static final long PER_WEEK = 7 * PER_DAY;

  /** 1970-01-01 was a Thursday; weeks begin on Monday. */
  private static final long FIRST_MONDAY = 4 * PER_DAY;

  private DateFunctions() {}

  static RowCall of(RowFunction function) {
    return switch (function) {
      case DATE_TRUNC -> Strict.call(DateFunctions::truncate);
      case DATE_DIFF -> Strict.call(DateFunctions::difference);
      case DATE_EXTRACT -> Strict.call(DateFunctions::extract);
      default -> throw new IllegalArgumentException(function.name());
    };
  }

  static long nanos(ZonedDateTime time) {
    long seconds = time.toEpochSecond();
    return Math.abs(seconds) > Long.MAX_VALUE / PER_SECOND - 1
        ? OUT_OF_RANGE
        : seconds * PER_SECOND + time.getNano();
  }

  static ZonedDateTime zoned(long nanos) {
    return RowText.instant(nanos).atZone(ZoneOffset.UTC);
  }

  private static RowValue truncate(RowValue[] arguments) {
    RowValue date = Reading.moment(arguments[1]);
    if (!(arguments[0] instanceof Span(var months, var span))
        || !(date instanceof Moment(var nanos))) {
      return RowValues.NULL;
    }
    if (months > 0) {
      ZonedDateTime time = zoned(nanos);
      long month = time.getYear() * 12L + time.getMonthValue() - 1;
      long first = Math.floorDiv(month, months) * months;
      int year = (int) Math.floorDiv(first, 12);
      int monthOfYear = Math.floorMod(first, 12) + 1;
      long start = nanos(ZonedDateTime.of(year, monthOfYear, 1, 0, 0, 0, 0, ZoneOffset.UTC));
      return start == OUT_OF_RANGE ? RowValues.NULL : new Moment(start);
    }
    if (span <= 0) {
      return RowValues.NULL;
    }
    long past = Math.floorMod(span == PER_WEEK ? nanos - FIRST_MONDAY : nanos, span);
    return nanos - past > nanos ? RowValues.NULL : new Moment(nanos - past);
  }

  private static RowValue difference(RowValue[] arguments) {
    @Nullable String unit = Reading.text(arguments[0]);
    RowValue start = Reading.moment(arguments[1]);
    RowValue end = Reading.moment(arguments[2]);
    if (unit == null || !(start instanceof Moment(var from)) || !(end instanceof Moment(var to))) {
      return RowValues.NULL;
    }
    Optional<ChronoUnit> known = unit(unit.toLowerCase(Locale.ROOT));
    if (known.isEmpty()) {
      return RowValues.NULL;
    }
    boolean quarters = unit.toLowerCase(Locale.ROOT).startsWith("q");
    try {
      long between = known.get().between(zoned(from), zoned(to)) / (quarters ? 3 : 1);
      return between == (int) between ? new Whole(between) : RowValues.NULL;
    } catch (ArithmeticException _) {
      // More nanoseconds than a long holds.
      return RowValues.NULL;
    }
  }

  /** Names and abbreviations of Elasticsearch's documentation. */
  private static Optional<ChronoUnit> unit(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "year", "years", "yyyy", "yy" -> ChronoUnit.YEARS;
          case "quarter", "quarters", "qq", "q", "month", "months", "mm", "m" -> ChronoUnit.MONTHS;
          case "dayofyear", "dy", "y", "day", "days", "dd", "d", "weekday", "weekdays", "dw" ->
              ChronoUnit.DAYS;
          case "week", "weeks", "wk", "ww" -> ChronoUnit.WEEKS;
          case "hour", "hours", "hh" -> ChronoUnit.HOURS;
          case "minute", "minutes", "mi", "n" -> ChronoUnit.MINUTES;
          case "second", "seconds", "ss", "s" -> ChronoUnit.SECONDS;
          case "millisecond", "milliseconds", "ms" -> ChronoUnit.MILLIS;
          case "microsecond", "microseconds", "mcs" -> ChronoUnit.MICROS;
          case "nanosecond", "nanoseconds", "ns" -> ChronoUnit.NANOS;
          default -> null;
        });
  }

  private static RowValue extract(RowValue[] arguments) {
    @Nullable String part = Reading.text(arguments[0]);
    if (part == null || !(Reading.moment(arguments[1]) instanceof Moment(var nanos))) {
      return RowValues.NULL;
    }
    String wanted = part.toUpperCase(Locale.ROOT);
    for (ChronoField field : ChronoField.values()) {
      if (field.name().equals(wanted)) {
        try {
          return new Whole(zoned(nanos).getLong(field));
        } catch (DateTimeException _) {
          return RowValues.NULL;
        }
      }
    }
    return RowValues.NULL;
  }
}

package perilune.rules.esql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Units of lengths of time. Source: "Temporal spans" in the reference of ES|QL. */
enum DurationUnit {
  MILLISECOND(0, 1_000_000L, "millisecond", "milliseconds", "ms"),
  SECOND(0, 1_000_000_000L, "second", "seconds", "sec", "s"),
  MINUTE(0, 60_000_000_000L, "minute", "minutes", "min", "m"),
  HOUR(0, 3_600_000_000_000L, "hour", "hours", "h"),
  DAY(0, 86_400_000_000_000L, "day", "days", "d"),
  WEEK(0, 7 * 86_400_000_000_000L, "week", "weeks", "w"),
  MONTH(1, 0, "month", "months", "mo"),
  QUARTER(3, 0, "quarter", "quarters", "q"),
  YEAR(12, 0, "year", "years", "yr", "y");

  private final int months;
  private final long nanos;
  private final List<String> names;

  DurationUnit(int months, long nanos, String... names) {
    this.months = months;
    this.nanos = nanos;
    this.names = List.of(names);
  }

  int months() {
    return months;
  }

  long nanos() {
    return nanos;
  }

  static Optional<DurationUnit> of(Token token) {
    if (token.kind() != Token.Kind.NAME) {
      return Optional.empty();
    }
    String name = token.text().toLowerCase(Locale.ROOT);
    for (DurationUnit unit : values()) {
      if (unit.names.contains(name)) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }
}

package perilune.rules.eql;

import java.util.Optional;

/** The units of maxspan. */
public enum TimeUnit {
  MILLISECOND("ms", 1_000_000L),
  SECOND("s", 1_000_000_000L),
  MINUTE("m", 60_000_000_000L),
  HOUR("h", 3_600_000_000_000L),
  DAY("d", 86_400_000_000_000L);

  private final String symbol;
  private final long nanos;

  TimeUnit(String symbol, long nanos) {
    this.symbol = symbol;
    this.nanos = nanos;
  }

  /** Gives how it is written. */
  public String symbol() {
    return symbol;
  }

  /** Nanoseconds of one. */
  long nanos() {
    return nanos;
  }

  static Optional<TimeUnit> of(String symbol) {
    for (TimeUnit unit : values()) {
      if (unit.symbol.equals(symbol)) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }
}

package perilune.engine.threshold;

import java.util.List;
import perilune.rules.plan.Operator;

/**
 * How much a group has to have.
 *
 * @param events count
 * @param values for each field whose values are counted how many have to differ
 * @param spanNanos within which time, inclusive, nanoseconds
 * @param kept events to keep of those that count, besides the completing one
 */
record Demand(long events, List<Long> values, long spanNanos, int kept) {

  static Demand of(Operator.Threshold threshold, int shown) {
    return new Demand(
        threshold.atLeast(),
        threshold.cardinalities().stream().map(Operator.Cardinality::atLeast).toList(),
        threshold.window().lookBackNanos(),
        shown - 1);
  }

  /** Says whether something of one time counts no more at another. */
  boolean isTooOld(long thenNanos, long nowNanos) {
    long since = nowNanos - thenNanos;
    // A difference that overflows is longer than any span, but not than that of all events.
    return nowNanos > thenNanos && spanNanos != Long.MAX_VALUE && (since < 0 || since > spanNanos);
  }
}

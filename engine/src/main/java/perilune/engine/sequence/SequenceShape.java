package perilune.engine.sequence;

import java.util.List;
import java.util.OptionalLong;
import perilune.rules.plan.Operator;

/**
 * What a matcher has to know of a sequence. Steps are numbered in hits as they stand in {@link
 * Operator.Sequence#clauses}: steps, then missing events, then {@code until}.
 *
 * @param steps number of steps that an event has to fulfil, at least one
 * @param missing for each missing event the number of steps before it; needs maxspan
 * @param maxSpanNanos longest time from first to last event, inclusive
 */
public record SequenceShape(int steps, List<Integer> missing, OptionalLong maxSpanNanos) {

  public SequenceShape {
    missing = List.copyOf(missing);
  }

  /** Gives the shape of a sequence. */
  public static SequenceShape of(Operator.Sequence sequence) {
    return new SequenceShape(
        sequence.steps().size(),
        sequence.missing().stream().map(Operator.Missing::after).toList(),
        sequence.maxSpanNanos());
  }

  /** Gives the number that {@code until} has in hits. */
  int until() {
    return steps + missing.size();
  }

  /** Gives how many steps stand before the missing event of a number in hits. */
  int stepsBefore(int number) {
    return missing.get(number - steps);
  }

  boolean beginsMissing() {
    return missing.contains(0);
  }

  boolean endsMissing() {
    return missing.contains(steps);
  }

  /** Says whether an event is too late for a sequence that began at a time. */
  boolean isTooLate(long firstNanos, long nanos) {
    if (maxSpanNanos.isEmpty() || nanos <= firstNanos) {
      return false;
    }
    long span = nanos - firstNanos;
    // A difference that overflows is longer than any span.
    return span < 0 || span > maxSpanNanos.getAsLong();
  }
}

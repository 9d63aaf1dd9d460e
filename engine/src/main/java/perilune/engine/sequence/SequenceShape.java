package perilune.engine.sequence;

import java.util.OptionalLong;

/**
 * What a matcher has to know of a sequence.
 *
 * @param steps number of steps, at least two
 * @param maxSpanNanos longest time from first to last event, inclusive
 */
public record SequenceShape(int steps, OptionalLong maxSpanNanos) {

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

package perilune.rules.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What turns events into matches. */
public sealed interface Operator {

  /** Every event that fulfils the condition is a match. */
  record Single(Condition condition) implements Operator {}

  /**
   * Events that fulfil the steps in order, share the join keys, and lie within maxspan.
   *
   * <p>Semantics: Elasticsearch's sequences. A pending sequence is overwritten by a later event of
   * its last step; {@code until} ends it.
   *
   * @param steps at least two
   * @param until ends pending sequences of its key
   * @param maxSpanNanos longest time from first to last event, inclusive, in nanoseconds
   */
  record Sequence(List<Step> steps, Optional<Step> until, OptionalLong maxSpanNanos)
      implements Operator {
    public Sequence {
      steps = List.copyOf(steps);
      if (steps.size() < 2) {
        throw new IllegalArgumentException("a sequence has at least two steps");
      }
    }
  }
}

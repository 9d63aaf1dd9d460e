package perilune.engine.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.engine.join.StepHit;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Operator;

/**
 * Follows how far a rule of several events comes. What it says of matches is not asked: where the
 * engine finds one, nobody asks how far the others came.
 */
interface OperatorTrace {

  /** Takes an event with the parts that it fulfils, ascending, and its keys for each. */
  void see(RetainedEvent event, List<StepHit> hits);

  /** Offers what still waits, at the end of all events. */
  void end(long[] fulfilled);

  /** Gives the trace of an operator; null for one that has none: its condition says it all. */
  static @Nullable OperatorTrace of(Operator operator, RuleParts parts, Furthest furthest) {
    if (operator instanceof Operator.Sequence sequence) {
      return new SequenceTrace(sequence, parts, furthest);
    }
    if (operator instanceof Operator.Score score) {
      return new ScoreTrace(score, furthest);
    }
    if (operator instanceof Operator.Sample(var steps, var _)) {
      return new SampleTrace(steps.size(), furthest);
    }
    return null;
  }
}

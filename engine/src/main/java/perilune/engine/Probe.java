package perilune.engine;

import java.util.List;
import perilune.engine.join.JoinKeys;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Operator;

/**
 * A condition of one rule with the steps that ask for it: steps that are alike, as those of {@code
 * runs}, are asked once.
 *
 * @param rule number of the rule
 * @param condition the condition, without the rule's scope
 * @param keys the join keys
 * @param steps numbers of the steps, ascending; as {@link perilune.engine.join.StepHit} has them
 */
record Probe(int rule, Condition condition, JoinKeys keys, List<Integer> steps) {

  /** Says whether an event that fulfils it matters only to what has begun, as part of its rule. */
  boolean continues(Operator operator) {
    return operator instanceof Operator.Sequence sequence
        && steps.stream().allMatch(sequence::continues);
  }
}

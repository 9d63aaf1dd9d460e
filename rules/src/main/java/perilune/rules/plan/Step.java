package perilune.rules.plan;

import java.util.List;

/**
 * One stage of a sequence.
 *
 * @param condition what the event has to be
 * @param keys join keys, as many and in the same order in every step of one operator
 */
public record Step(Condition condition, List<JoinKey> keys) {
  public Step {
    keys = List.copyOf(keys);
  }
}

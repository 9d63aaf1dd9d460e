package perilune.engine.sequence;

import java.util.List;

/**
 * A step that an event fulfils.
 *
 * @param step index of the step, or the number of steps for {@code until}
 * @param keys the event's join keys for the step; none if a key is missing
 */
public record StepHit(int step, List<JoinTuple> keys) {
  public StepHit {
    keys = List.copyOf(keys);
  }
}

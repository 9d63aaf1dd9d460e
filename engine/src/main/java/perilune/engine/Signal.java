package perilune.engine;

import java.util.List;
import perilune.engine.sequence.StepHit;
import perilune.event.RetainedEvent;

/**
 * An event fulfils steps of a rule. Immutable; may go to another thread.
 *
 * @param rule number of the rule in its set
 * @param event the event, with the fields that are kept
 * @param hits the steps and the event's join keys for them, ascending, {@code until} last; empty
 *     for a rule on single events
 */
public record Signal(int rule, RetainedEvent event, List<StepHit> hits) {
  public Signal {
    hits = List.copyOf(hits);
  }
}

package perilune.engine;

import java.util.List;
import perilune.event.RetainedEvent;

/**
 * A rule found what it looks for.
 *
 * @param rule number of the rule in its set
 * @param ruleId id of the rule
 * @param events one for each step, in order
 * @param joinKeys values of the join keys as text, in order; empty text for a missing optional one;
 *     no elements where the rule has no keys
 */
public record Match(int rule, String ruleId, List<RetainedEvent> events, List<String> joinKeys) {
  public Match {
    events = List.copyOf(events);
    joinKeys = List.copyOf(joinKeys);
  }
}

package perilune.engine.reference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import perilune.event.Event;
import perilune.rules.plan.Step;

/**
 * An event with the steps whose conditions it fulfils, each with the key tuples it has there.
 *
 * <p>What the oracles ask of an event again and again is worked out once: they stay as simple as
 * before, and take seconds instead of minutes over a rule of many parts.
 */
record StepsOfEvent(Event event, Map<Step, Set<List<String>>> tuples) {

  /** Gives the events that fulfil any step, as they came. */
  static List<StepsOfEvent> of(List<Step> steps, List<Event> events) {
    return events.stream()
        .map(event -> of(steps, event))
        .filter(one -> !one.tuples.isEmpty())
        .toList();
  }

  private static StepsOfEvent of(List<Step> steps, Event event) {
    Map<Step, Set<List<String>>> tuples =
        steps.stream()
            .distinct()
            .filter(step -> ReferenceEvaluator.holds(step.condition(), event))
            .collect(
                Collectors.toMap(step -> step, step -> ReferenceSequences.tuples(step, event)));
    return new StepsOfEvent(event, tuples);
  }

  /** Gives those that have a key at any step, as they came. */
  static List<StepsOfEvent> ofKey(List<String> key, List<StepsOfEvent> all) {
    return all.stream()
        .filter(one -> one.tuples.values().stream().anyMatch(keys -> keys.contains(key)))
        .toList();
  }

  Set<List<String>> tuples(Step step) {
    return tuples.getOrDefault(step, Set.of());
  }

  boolean fits(Step step, List<String> key) {
    return tuples(step).contains(key);
  }
}

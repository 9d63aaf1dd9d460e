package perilune.engine.subsumption;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.rules.plan.Condition;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;
import perilune.rules.plan.Step;

/**
 * Makes a match of a sequence of examples, one for each step: gives them values of the join keys in
 * common, and asks again whether all is as it should be.
 */
final class ExampleSequence {

  private static final String KEY = "k";

  private final Subsumption conditions;
  private final RulePlan plan;
  private final Operator.Sequence sequence;

  ExampleSequence(Subsumption conditions, RulePlan plan, Operator.Sequence sequence) {
    this.conditions = conditions;
    this.plan = plan;
    this.sequence = sequence;
  }

  /**
   * Gives a match of whose events none fulfils a condition.
   *
   * @param examples an event for each step
   */
  Optional<List<Map<String, List<Object>>>> of(
      List<Map<String, List<Object>>> examples, Condition without) {
    var events = new ArrayList<Map<String, List<Object>>>();
    examples.forEach(one -> events.add(new LinkedHashMap<>(one)));
    int keys = sequence.steps().getFirst().keys().size();
    for (int position = 0; position < keys; position++) {
      if (!join(events, position)) {
        return Optional.empty();
      }
    }
    return isMatch(events) && events.stream().noneMatch(event -> conditions.holds(without, event))
        ? Optional.of(events)
        : Optional.empty();
  }

  /** Gives all events one value of a key; false where two have different ones already. */
  private boolean join(List<Map<String, List<Object>>> events, int position) {
    List<Object> value = List.of(KEY + (position + 1));
    for (int i = 0; i < events.size(); i++) {
      List<Object> own = events.get(i).getOrDefault(key(i, position).field(), List.of());
      value = own.isEmpty() ? value : own;
    }
    for (int i = 0; i < events.size(); i++) {
      List<Object> own = events.get(i).getOrDefault(key(i, position).field(), List.of());
      if (!own.isEmpty() && !own.equals(value)) {
        return false;
      }
      events.get(i).put(key(i, position).field(), value);
    }
    return value.size() == 1;
  }

  private JoinKey key(int step, int position) {
    return sequence.steps().get(step).keys().get(position);
  }

  /** Says whether each event is what its step asks, and none ends the sequence or should miss. */
  private boolean isMatch(List<Map<String, List<Object>>> events) {
    for (int i = 0; i < events.size(); i++) {
      if (!conditions.holds(plan.inScope(sequence.steps().get(i)).condition(), events.get(i))) {
        return false;
      }
    }
    var unwanted = new ArrayList<Step>();
    sequence.until().ifPresent(unwanted::add);
    sequence.missing().forEach(missing -> unwanted.add(missing.step()));
    return unwanted.stream()
        .map(step -> plan.inScope(step).condition())
        .noneMatch(
            condition -> events.stream().anyMatch(event -> conditions.holds(condition, event)));
  }
}

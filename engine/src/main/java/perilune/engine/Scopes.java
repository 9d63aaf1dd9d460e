package perilune.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perilune.rules.plan.Condition;
import perilune.rules.plan.RulePlan;

/** The scopes of a rule set, each once: thousands of rules share a hundred of them. Immutable. */
final class Scopes {

  /** The number of the scope that every event is in. */
  static final int EVERYTHING = -1;

  private final List<Condition> conditions;
  private final int[] byRule;

  private Scopes(List<Condition> conditions, int[] byRule) {
    this.conditions = List.copyOf(conditions);
    this.byRule = byRule;
  }

  static Scopes of(List<RulePlan> plans) {
    Map<Condition, Integer> numbers = new LinkedHashMap<>();
    int[] byRule = new int[plans.size()];
    for (int rule = 0; rule < byRule.length; rule++) {
      Condition scope = plans.get(rule).scope();
      byRule[rule] =
          scope instanceof Condition.Always
              ? EVERYTHING
              : numbers.computeIfAbsent(scope, _ -> numbers.size());
    }
    return new Scopes(new ArrayList<>(numbers.keySet()), byRule);
  }

  /** Gives the conditions, by number. */
  List<Condition> conditions() {
    return conditions;
  }

  /** Gives the number of a rule's scope, from 0, or {@link #EVERYTHING}. */
  int of(int rule) {
    return byRule[rule];
  }
}

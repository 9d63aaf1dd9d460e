package perilune.checks.generator;

import java.util.ArrayList;
import java.util.List;
import perilune.rules.plan.Condition;

/**
 * What is asked of one field.
 *
 * @param field its name
 * @param wanted conditions on it alone that have to hold
 * @param unwanted those that must not
 */
record FieldGoals(String field, List<Condition> wanted, List<Condition> unwanted) {

  FieldGoals {
    wanted = List.copyOf(wanted);
    unwanted = List.copyOf(unwanted);
  }

  static FieldGoals none(String field) {
    return new FieldGoals(field, List.of(), List.of());
  }

  /** Gives the same with another condition. */
  FieldGoals plus(Condition condition, boolean want) {
    var all = new ArrayList<>(want ? wanted : unwanted);
    if (all.contains(condition)) {
      return this;
    }
    all.add(condition);
    return want ? new FieldGoals(field, all, unwanted) : new FieldGoals(field, wanted, all);
  }
}

package perilune.checks.generator;

import java.util.List;
import perilune.rules.plan.Condition;

/** A condition that has to hold, or must not. */
record Goal(Condition condition, boolean wanted) {

  static List<Goal> all(List<Condition> wanted) {
    return wanted.stream().map(condition -> new Goal(condition, true)).toList();
  }
}

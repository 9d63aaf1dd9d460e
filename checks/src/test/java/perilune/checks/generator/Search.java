package perilune.checks.generator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Expression;
import perilune.rules.plan.Literal;
import perilune.rules.plan.PlanFields;

/** How far a search has come on one way: what is asked of each field, and what is still open. */
final class Search {

  private final Judge judge;
  private final FieldSolver solver;
  private final Map<String, FieldGoals> fields;
  private final List<Choice> choices;
  private final List<Goal> wide;
  private Draft draft;

  Search(Judge judge, FieldSolver solver) {
    this.judge = judge;
    this.solver = solver;
    fields = new HashMap<>();
    choices = new ArrayList<>();
    wide = new ArrayList<>();
    draft = Draft.EMPTY;
  }

  /** Makes a copy that may go another way. */
  Search(Search other) {
    judge = other.judge;
    solver = other.solver;
    fields = new HashMap<>(other.fields);
    choices = new ArrayList<>(other.choices);
    wide = new ArrayList<>(other.wide);
    draft = other.draft;
  }

  /** Gives the values so far. */
  Draft draft() {
    return draft;
  }

  /** Gives the choices that are still open; may be changed. */
  List<Choice> choices() {
    return choices;
  }

  /** Gives the conditions over several fields. */
  List<Goal> wide() {
    return wide;
  }

  Search withWide(List<Goal> others) {
    var copy = new Search(this);
    copy.wide.clear();
    copy.wide.addAll(others);
    return copy;
  }

  /** Takes goals; false where a field can no longer have a value. */
  boolean take(List<Goal> goals) {
    var open = new ArrayDeque<>(goals);
    Set<String> touched = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      Goal goal = open.pop();
      boolean wanted = goal.wanted();
      switch (goal.condition()) {
        case Condition.Always _ -> {
          if (!wanted) {
            return false;
          }
        }
        case Condition.Never _ -> {
          if (wanted) {
            return false;
          }
        }
        case Condition.Not(var part) -> open.push(new Goal(part, !wanted));
        case Condition.All(var parts) -> split(parts, wanted, wanted, open);
        case Condition.Any(var parts) -> split(parts, wanted, !wanted, open);
        case Condition.Recorded _, Condition.Anywhere _ -> {
          return false;
        }
        case Condition.Test test -> {
          ask(test.field(), goal);
          touched.add(test.field());
        }
        case Condition.Holds(var expression) -> {
          if (!holds(expression, goal, touched)) {
            return false;
          }
        }
      }
    }
    return touched.stream().allMatch(this::settle);
  }

  private void split(List<Condition> parts, boolean wanted, boolean every, ArrayDeque<Goal> open) {
    List<Goal> goals = parts.stream().map(part -> new Goal(part, wanted)).toList();
    if (every) {
      open.addAll(goals);
    } else if (goals.size() == 1) {
      open.push(goals.getFirst());
    } else {
      choices.add(new Choice(goals));
    }
  }

  private boolean holds(Expression expression, Goal goal, Set<String> touched) {
    List<String> names = PlanFields.of(expression);
    if (names.isEmpty()) {
      return judge.holds(goal.condition(), Draft.EMPTY) == goal.wanted();
    }
    if (names.size() > 1) {
      wide.add(goal);
      return true;
    }
    ask(names.getFirst(), goal);
    touched.add(names.getFirst());
    return true;
  }

  private void ask(String field, Goal goal) {
    FieldGoals before = fields.getOrDefault(field, FieldGoals.none(field));
    fields.put(field, before.plus(goal.condition(), goal.wanted()));
  }

  private boolean settle(String field) {
    FieldGoals goals = fields.getOrDefault(field, FieldGoals.none(field));
    if (solver.fits(goals, draft.values(field))) {
      return true;
    }
    Optional<List<Literal>> values = solver.solve(goals);
    values.ifPresent(found -> draft = draft.with(field, found));
    return values.isPresent();
  }

  /** Gives the alternatives, those first that are fulfilled already. */
  List<Goal> easiestFirst(Choice choice) {
    var first = new ArrayList<Goal>();
    var rest = new ArrayList<Goal>();
    for (Goal goal : choice.alternatives()) {
      boolean done = judge.holds(goal.condition(), draft) == goal.wanted();
      (done ? first : rest).add(goal);
    }
    first.addAll(rest);
    return first;
  }
}

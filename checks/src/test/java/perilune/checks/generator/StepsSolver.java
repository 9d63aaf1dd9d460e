package perilune.checks.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perilune.rules.plan.Condition;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Step;

/** Finds an event for each of several steps that share the values of their join keys. */
final class StepsSolver {

  private static final int MOST_TUPLES = 300;

  private static final List<Literal> KEYS =
      List.of(
          new Literal.Text("q7-key"),
          new Literal.Text("81.2.69.142"),
          new Literal.Whole(424_242),
          new Literal.Text("/q7/key"),
          new Literal.Text("C:\\q7\\key.q7"));

  private static final List<Literal> OTHER_KEYS =
      List.of(
          new Literal.Text("q7-other"),
          new Literal.Text("198.41.0.4"),
          new Literal.Whole(7),
          new Literal.Text("/q7/other"));

  private final ConditionSolver solver;

  StepsSolver(ConditionSolver solver) {
    this.solver = solver;
  }

  /**
   * Events for steps.
   *
   * @param key what they share, value by value
   * @param drafts one for each distinct step
   */
  record Solved(List<Literal> key, Map<Step, Draft> drafts) {
    Draft of(Step step) {
      return drafts.getOrDefault(step, Draft.EMPTY);
    }
  }

  /** Gives events for steps, if any were found. */
  Optional<Solved> solve(List<Step> steps) {
    Set<Step> distinct = new LinkedHashSet<>(steps);
    var alone = new HashMap<Step, Draft>();
    for (Step step : distinct) {
      Optional<Draft> draft = solver.solve(keyed(step));
      if (draft.isEmpty()) {
        return Optional.empty();
      }
      alone.put(step, draft.get());
    }
    return tuples(alone).stream()
        .map(key -> together(distinct, key))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Gives an event for a step with a given key. */
  Optional<Draft> solve(Step step, List<Literal> key) {
    var all = new ArrayList<>(List.of(step.condition()));
    for (int i = 0; i < key.size(); i++) {
      all.add(FieldSolver.equal(step.keys().get(i).field(), key.get(i)));
    }
    return solver.solve(all).filter(draft -> hasKey(step, draft, key));
  }

  /** Gives an event for a step with another value in one part of a key, if any was found. */
  Optional<Draft> solveOther(Step step, List<Literal> key, int part) {
    for (Literal other : OTHER_KEYS) {
      var wrong = new ArrayList<>(key);
      wrong.set(part, other);
      Optional<Draft> draft = solve(step, wrong);
      if (draft.isPresent()) {
        return draft;
      }
    }
    return Optional.empty();
  }

  private static boolean hasKey(Step step, Draft draft, List<Literal> key) {
    for (int i = 0; i < key.size(); i++) {
      if (!draft.values(step.keys().get(i).field()).equals(List.of(key.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private static List<Condition> keyed(Step step) {
    var all = new ArrayList<>(List.of(step.condition()));
    for (JoinKey key : step.keys()) {
      all.add(FieldSolver.present(key.field()));
    }
    return all;
  }

  private Optional<Solved> together(Set<Step> steps, List<Literal> key) {
    var drafts = new HashMap<Step, Draft>();
    for (Step step : steps) {
      Optional<Draft> draft = solve(step, key);
      if (draft.isEmpty()) {
        return Optional.empty();
      }
      drafts.put(step, draft.get());
    }
    return Optional.of(new Solved(key, drafts));
  }

  /** Gives keys worth a try: of each part what steps like by themselves, then any. */
  private List<List<Literal>> tuples(Map<Step, Draft> alone) {
    int size = alone.keySet().iterator().next().keys().size();
    List<List<Literal>> tuples = List.of(List.of());
    for (int i = 0; i < size; i++) {
      Set<Literal> values = new LinkedHashSet<>();
      common(alone.keySet(), i).ifPresent(values::addAll);
      for (var entry : alone.entrySet()) {
        values.addAll(entry.getValue().values(entry.getKey().keys().get(i).field()));
      }
      values.addAll(KEYS);
      var longer = new ArrayList<List<Literal>>();
      for (Literal value : values) {
        for (List<Literal> tuple : tuples) {
          var one = new ArrayList<>(tuple);
          one.add(value);
          longer.add(one);
        }
      }
      tuples = longer.subList(0, Math.min(longer.size(), MOST_TUPLES));
    }
    return tuples;
  }

  /** Gives a value of a key that does what every step asks of its field at least. */
  private Optional<List<Literal>> common(Set<Step> steps, int key) {
    FieldGoals goals = FieldGoals.none("key").plus(FieldSolver.present("key"), true);
    for (Step step : steps) {
      goals = plus(goals, step.condition(), true, step.keys().get(key).field());
    }
    return new FieldSolver(solver.judge()).solve(goals).filter(values -> values.size() == 1);
  }

  private static FieldGoals plus(
      FieldGoals goals, Condition condition, boolean wanted, String field) {
    return switch (condition) {
      case Condition.Not(var part) -> plus(goals, part, !wanted, field);
      case Condition.All(var parts) -> {
        FieldGoals sum = goals;
        for (Condition part : wanted ? parts : List.<Condition>of()) {
          sum = plus(sum, part, true, field);
        }
        yield sum;
      }
      case Condition.Test(var name, var predicate, var matching) ->
          name.equals(field)
              ? goals.plus(new Condition.Test(goals.field(), predicate, matching), wanted)
              : goals;
      case Condition.Always _, Condition.Never _, Condition.Any _, Condition.Holds _ -> goals;
      case Condition.Recorded _, Condition.Anywhere _ -> goals;
    };
  }
}

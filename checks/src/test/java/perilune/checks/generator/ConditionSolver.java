package perilune.checks.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import perilune.event.FieldTable;
import perilune.rules.plan.Condition;

/**
 * Finds an event that fulfils a condition.
 *
 * <p>Depth first over the choices that a condition leaves; what leaves none is settled at once, and
 * a field that can no longer have a value ends a branch. Choices that the values so far fulfil
 * anyway come first. Conditions over several fields are guessed last. O(budget × size).
 */
final class ConditionSolver {

  /** Choices that are made before it gives up, count. */
  private static final int BUDGET = 4_000;

  private final Judge judge;
  private final FieldSolver fields;
  private int budget;

  ConditionSolver(FieldTable table) {
    judge = new Judge(table);
    fields = new FieldSolver(judge);
  }

  /** Gives what says whether an event fulfils a condition. */
  Judge judge() {
    return judge;
  }

  /** Gives an event that fulfils a condition, if one was found within the budget. */
  Optional<Draft> solve(Condition condition) {
    return solve(List.of(condition));
  }

  /** Gives an event that fulfils all conditions, if one was found within the budget. */
  Optional<Draft> solve(List<Condition> conditions) {
    budget = BUDGET;
    var start = new Search(judge, fields);
    List<Goal> goals = conditions.stream().map(condition -> new Goal(condition, true)).toList();
    return search(start, goals, conditions);
  }

  private Optional<Draft> search(Search before, List<Goal> goals, List<Condition> all) {
    if (budget-- <= 0) {
      return Optional.empty();
    }
    var search = new Search(before);
    if (!search.take(goals)) {
      return Optional.empty();
    }
    Optional<Choice> choice =
        search.choices().stream().min(Comparator.comparingInt(one -> one.alternatives().size()));
    if (choice.isEmpty()) {
      return finish(search, all);
    }
    search.choices().remove(choice.get());
    for (Goal alternative : search.easiestFirst(choice.get())) {
      Optional<Draft> found = search(search, List.of(alternative), all);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Settles the conditions over several fields, one after the other. */
  private Optional<Draft> finish(Search search, List<Condition> all) {
    Draft draft = search.draft();
    if (all.stream().allMatch(condition -> judge.holds(condition, draft))) {
      return Optional.of(draft);
    }
    for (Goal goal : search.wide()) {
      if (goal.condition() instanceof Condition.Holds(var expression)
          && judge.holds(goal.condition(), draft) != goal.wanted()) {
        var others = new ArrayList<>(search.wide());
        others.remove(goal);
        for (List<Condition> guess : Guesses.of(expression, goal.wanted(), draft)) {
          Optional<Draft> found = search(search.withWide(others), Goal.all(guess), all);
          if (found.isPresent()) {
            return found;
          }
        }
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}

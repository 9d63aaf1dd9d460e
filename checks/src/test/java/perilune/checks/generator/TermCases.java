package perilune.checks.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.checks.generator.Made.NearMiss;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Step;

/**
 * Makes events for new terms: one, the same a little later than it is remembered, and one of
 * another term. Near misses are spared an event whose term is still known, or are not quite right.
 */
final class TermCases {

  private static final long SECOND = 1_000_000_000;

  private final Operator.NewTerms terms;
  private final ConditionSolver solver;
  private final StepsSolver keyed;

  TermCases(Operator.NewTerms terms, ConditionSolver solver) {
    this.terms = terms;
    this.solver = solver;
    keyed = new StepsSolver(solver);
  }

  Made make() {
    Step step = terms.step();
    Optional<StepsSolver.Solved> solved = keyed.solve(List.of(step));
    if (solved.isEmpty()) {
      return new Made.Unsolved("no event fulfils the condition and has a term");
    }
    Draft draft = solved.get().of(step);
    var matching = new ArrayList<>(List.of(List.of(new Timed(CaseMaker.START, draft))));
    matching.add(twice(draft, terms.historyNanos() + 1, draft));
    List<Literal> key = solved.get().key();
    for (int i = 0; i < key.size(); i++) {
      keyed.solveOther(step, key, i).ifPresent(other -> matching.add(twice(draft, SECOND, other)));
    }
    return new Made.Cases(matching, near(draft));
  }

  private static List<Timed> twice(Draft first, long later, Draft second) {
    return List.of(new Timed(CaseMaker.START, first), new Timed(CaseMaker.START + later, second));
  }

  private List<NearMiss> near(Draft draft) {
    var near = new ArrayList<NearMiss>();
    List<Timed> soon = twice(draft, SECOND, draft);
    near.add(new NearMiss("the same term a second later", soon, soon.subList(1, 2)));
    List<Timed> late = twice(draft, terms.historyNanos(), draft);
    near.add(new NearMiss("a term that is just remembered", late, late.subList(1, 2)));
    for (var key : terms.step().keys()) {
      Draft without = draft.with(key.field(), List.of());
      near.add(new NearMiss("without " + key.field(), timed(without)));
    }
    for (var changed : new Changes(solver.judge()).of(terms.step().condition(), draft)) {
      near.add(new NearMiss(changed.what(), timed(changed.draft())));
    }
    return near;
  }

  private static List<Timed> timed(Draft draft) {
    return List.of(new Timed(CaseMaker.START, draft));
  }
}

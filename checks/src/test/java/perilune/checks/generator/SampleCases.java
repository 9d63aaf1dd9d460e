package perilune.checks.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.checks.generator.Made.NearMiss;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Step;

/** Makes events for samples: one for each step, in order and reversed; near misses lack one. */
final class SampleCases {

  private static final long SECOND = 1_000_000_000;

  private final List<Step> steps;
  private final ConditionSolver solver;

  SampleCases(Operator.Sample sample, ConditionSolver solver) {
    steps = sample.steps();
    this.solver = solver;
  }

  Made make() {
    Optional<StepsSolver.Solved> solved = new StepsSolver(solver).solve(steps);
    if (solved.isEmpty()) {
      return new Made.Unsolved("no events fulfil the steps and share the keys");
    }
    List<Draft> drafts = steps.stream().map(solved.get()::of).toList();
    var near = new ArrayList<NearMiss>();
    var changes = new Changes(solver.judge());
    for (int i = 0; i < steps.size(); i++) {
      for (var changed : changes.of(steps.get(i).condition(), drafts.get(i))) {
        var others = new ArrayList<>(drafts);
        others.set(i, changed.draft());
        near.add(new NearMiss("event " + (i + 1) + ": " + changed.what(), timed(others)));
      }
      var fewer = new ArrayList<>(drafts);
      fewer.remove(i);
      near.add(new NearMiss("without event " + (i + 1), timed(fewer)));
    }
    return new Made.Cases(List.of(timed(drafts), timed(drafts.reversed())), near);
  }

  private static List<Timed> timed(List<Draft> drafts) {
    var all = new ArrayList<Timed>();
    for (Draft draft : drafts) {
      all.add(new Timed(CaseMaker.START + all.size() * SECOND, draft));
    }
    return all;
  }
}

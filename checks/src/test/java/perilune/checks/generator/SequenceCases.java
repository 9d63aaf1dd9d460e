package perilune.checks.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import perilune.checks.generator.Made.NearMiss;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Step;

/**
 * Makes events for sequences: one for each step, in order, close together and as far apart as
 * maxspan allows. Near misses have another key, another order, a little too much time, an event
 * that should be missing, one that ends the sequence, or an event that is not quite right.
 */
final class SequenceCases {

  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000_000_000;

  private final Operator.Sequence sequence;
  private final List<Step> steps;
  private final ConditionSolver solver;
  private final StepsSolver keyed;
  private final List<NearMiss> near = new ArrayList<>();

  SequenceCases(Operator.Sequence sequence, ConditionSolver solver) {
    this.sequence = sequence;
    this.solver = solver;
    steps = sequence.steps();
    keyed = new StepsSolver(solver);
  }

  Made make() {
    Optional<StepsSolver.Solved> solved = keyed.solve(steps);
    if (solved.isEmpty()) {
      return new Made.Unsolved("no events fulfil the steps and share the keys");
    }
    List<Timed> events = timed(steps.stream().map(solved.get()::of).toList(), gap());
    var matching = new ArrayList<>(List.of(events));
    if (sequence.maxSpanNanos().isPresent()) {
      matching.add(lastAt(events, sequence.maxSpanNanos().getAsLong()));
      tooLate(events, 1, "one nanosecond too late");
      tooLate(events, MILLI, "one millisecond too late");
    }
    others(events, solved.get().key());
    intruders(events, solved.get().key());
    changed(events);
    return new Made.Cases(matching, near);
  }

  /** The whole takes less than maxspan, and events have room between them. */
  private long gap() {
    long most = sequence.maxSpanNanos().orElse(SECOND * steps.size()) / (steps.size() + 1);
    return Math.max(2, Math.min(SECOND, most));
  }

  private static List<Timed> timed(List<Draft> drafts, long gap) {
    var all = new ArrayList<Timed>();
    for (Draft draft : drafts) {
      all.add(new Timed(CaseMaker.START + all.size() * gap, draft));
    }
    return all;
  }

  private static List<Timed> lastAt(List<Timed> events, long span) {
    var all = new ArrayList<>(events);
    all.set(all.size() - 1, new Timed(events.getFirst().nanos() + span, events.getLast().draft()));
    return all;
  }

  private void tooLate(List<Timed> events, long by, String what) {
    near.add(new NearMiss(what, lastAt(events, sequence.maxSpanNanos().orElse(0) + by)));
  }

  /** Another key, another order, an event less. */
  private void others(List<Timed> events, List<Literal> key) {
    int last = steps.size() - 1;
    for (int i = 0; i < key.size(); i++) {
      String what = "another value of key " + (i + 1);
      keyed
          .solveOther(steps.get(last), key, i)
          .ifPresent(draft -> near.add(new NearMiss(what, with(events, last, draft))));
    }
    List<Draft> drafts = events.stream().map(Timed::draft).toList();
    near.add(new NearMiss("the other way round", timed(drafts.reversed(), gap())));
    near.add(new NearMiss("without the last event", events.subList(0, last)));
  }

  /** What should be missing, at each place where it should; what ends the sequence. */
  private void intruders(List<Timed> events, List<Literal> key) {
    for (Operator.Missing missing : sequence.missing()) {
      int after = missing.after();
      long time = after == 0 ? events.getFirst().nanos() - 1 : events.get(after - 1).nanos() + 1;
      keyed
          .solve(missing.step(), key)
          .ifPresent(
              draft -> near.add(new NearMiss("what should be missing", plus(events, time, draft))));
    }
    sequence
        .until()
        .flatMap(until -> keyed.solve(until, key))
        .ifPresent(draft ->
            near.add(
                new NearMiss(
                    "ended before the last event",
                    plus(events, events.getLast().nanos() - 1, draft))));
  }

  private void changed(List<Timed> events) {
    var changes = new Changes(solver.judge());
    for (int i = 0; i < steps.size(); i++) {
      Condition condition = steps.get(i).condition();
      if (i == 0 || !condition.equals(steps.get(i - 1).condition())) {
        for (var changed : changes.of(condition, events.get(i).draft())) {
          String what = "event " + (i + 1) + ": " + changed.what();
          near.add(new NearMiss(what, with(events, i, changed.draft())));
        }
      }
    }
  }

  private static List<Timed> with(List<Timed> events, int place, Draft draft) {
    var all = new ArrayList<>(events);
    all.set(place, new Timed(events.get(place).nanos(), draft));
    return all;
  }

  private static List<Timed> plus(List<Timed> events, long nanos, Draft draft) {
    var all = new ArrayList<>(events);
    all.add(new Timed(nanos, draft));
    all.sort(Comparator.comparingLong(Timed::nanos));
    return all;
  }
}

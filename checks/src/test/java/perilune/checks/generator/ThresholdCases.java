package perilune.checks.generator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import perilune.checks.generator.Made.NearMiss;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Operator.Cardinality;
import perilune.rules.plan.Step;

/**
 * Makes events for thresholds: as many of one group as are asked for, with as many different
 * values, close together and as far apart as the look-back allows. Near misses have an event or a
 * value less, a little too much time, an event of another group, or one that is not quite right.
 */
final class ThresholdCases {

  private static final long SECOND = 1_000_000_000;

  /** Values of each kind that are tried for a field whose values are counted. */
  private static final int MOST_TRIED = 500;

  /** Places in a value that fits at which numbers are put, to make others. */
  private static final int MOST_PLACES = 40;

  private static final List<String> PREFIXES =
      List.of("10.7.", "192.168.", "172.16.", "81.2.", "198.41.");

  private final Operator.Threshold threshold;
  private final Step step;
  private final ConditionSolver solver;
  private final StepsSolver keyed;
  private final long span;
  private final List<NearMiss> near = new ArrayList<>();

  ThresholdCases(Operator.Threshold threshold, ConditionSolver solver) {
    this.threshold = threshold;
    this.solver = solver;
    step = threshold.step();
    keyed = new StepsSolver(solver);
    span = threshold.window().lookBackNanos();
  }

  Made make() {
    Optional<StepsSolver.Solved> solved = keyed.solve(List.of(step));
    if (solved.isEmpty()) {
      return new Made.Unsolved("no event fulfils the condition and has a group");
    }
    Draft draft = solved.get().of(step);
    var values = new ArrayList<List<Literal>>();
    for (Cardinality each : threshold.cardinalities()) {
      values.add(different(each, draft));
      if (values.getLast().size() < each.atLeast()) {
        return new Made.Unsolved("too few values of " + each.field() + " fulfil the condition");
      }
    }
    List<Timed> events = events(draft, values);
    fewer(draft, values, events);
    others(events, solved.get().key());
    return new Made.Cases(List.of(events, lastAt(events, span)), near);
  }

  /** Gives different values of a field with which an event still fulfils the condition. */
  private List<Literal> different(Cardinality each, Draft draft) {
    Set<Literal> tried = new LinkedHashSet<>(draft.values(each.field()));
    numbered(tried, "q7-", "");
    for (String prefix : PREFIXES) {
      for (int i = 0; i < MOST_TRIED; i++) {
        tried.add(new Literal.Text(prefix + (1 + i / 250) + "." + (1 + i % 250)));
      }
    }
    for (int i = 0; i < MOST_TRIED; i++) {
      tried.add(new Literal.Whole(i));
    }
    for (Literal value : draft.values(each.field())) {
      String text = Draft.text(value);
      for (int place = 0; place <= Math.min(text.length(), MOST_PLACES); place++) {
        numbered(tried, text.substring(0, place), text.substring(place));
      }
    }
    return tried.stream()
        .filter(value ->
            solver.judge().holds(step.condition(), draft.with(each.field(), List.of(value))))
        .limit(each.atLeast())
        .toList();
  }

  private static void numbered(Set<Literal> tried, String before, String behind) {
    for (int i = 0; i < MOST_TRIED; i++) {
      tried.add(new Literal.Text(before + i + behind));
    }
  }

  /** Gives events of one group, as many as it takes, among them all values of each field. */
  private List<Timed> events(Draft draft, List<List<Literal>> values) {
    long count = threshold.atLeast();
    for (Cardinality each : threshold.cardinalities()) {
      count = Math.max(count, each.atLeast());
    }
    long gap = Math.max(2, Math.min(SECOND, span / (count + 1)));
    var all = new ArrayList<Timed>();
    for (int i = 0; i < count; i++) {
      Draft one = draft;
      for (int field = 0; field < values.size(); field++) {
        List<Literal> its = values.get(field);
        String name = threshold.cardinalities().get(field).field();
        one = one.with(name, List.of(its.get(i % its.size())));
      }
      all.add(new Timed(CaseMaker.START + i * gap, one));
    }
    return all;
  }

  /** One event less, and of each field one value less. */
  private void fewer(Draft draft, List<List<Literal>> values, List<Timed> events) {
    if (events.size() > 1) {
      near.add(new NearMiss("an event less", events.subList(0, events.size() - 1)));
      near.add(new NearMiss("one nanosecond too late", lastAt(events, span + 1)));
    }
    for (int i = 0; i < values.size(); i++) {
      List<Literal> its = values.get(i);
      if (its.size() > 1) {
        var less = new ArrayList<>(values);
        less.set(i, its.subList(0, its.size() - 1));
        String field = threshold.cardinalities().get(i).field();
        near.add(new NearMiss("a value less of " + field, events(draft, less)));
      }
    }
  }

  /** The last event is of another group, of none, or not quite right. */
  private void others(List<Timed> events, List<Literal> key) {
    Draft last = events.getLast().draft();
    for (int i = 0; i < key.size(); i++) {
      String field = step.keys().get(i).field();
      if (events.size() > 1) {
        keyed
            .solveOther(step, key, i)
            .map(other -> last.with(field, other.values(field)))
            .ifPresent(other -> near.add(new NearMiss("another " + field, with(events, other))));
      }
      near.add(new NearMiss("without " + field, with(events, last.with(field, List.of()))));
    }
    for (var changed : new Changes(solver.judge()).of(step.condition(), last)) {
      near.add(new NearMiss("last event: " + changed.what(), with(events, changed.draft())));
    }
  }

  private static List<Timed> with(List<Timed> events, Draft last) {
    var all = new ArrayList<>(events);
    all.set(all.size() - 1, new Timed(events.getLast().nanos(), last));
    return all;
  }

  private static List<Timed> lastAt(List<Timed> events, long span) {
    var all = new ArrayList<>(events);
    long nanos = events.getFirst().nanos() + (events.size() > 1 ? span : 0);
    all.set(all.size() - 1, new Timed(nanos, events.getLast().draft()));
    return all;
  }
}

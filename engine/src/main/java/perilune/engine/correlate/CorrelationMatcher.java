package perilune.engine.correlate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.engine.join.JoinTuple;
import perilune.engine.join.PendingCounters;
import perilune.engine.join.StatefulOperator;
import perilune.engine.join.StepHit;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Correlation;
import perilune.rules.plan.Correlation.Input;
import perilune.rules.plan.Correlation.Measure;

/**
 * The state of one correlation and of those among its inputs; see {@link Correlation} for what it
 * means.
 *
 * <p>What bounds memory is how much all groups of one correlation keep together, measured in
 * events, and how much one group keeps; above it the group without an event for longest, or a
 * group's oldest, is dropped and counted.
 *
 * <p>Owned by one thread. An event costs O(groups and values of it), whatever the window holds; a
 * percentile or median O(numbers of the window / 256).
 */
public final class CorrelationMatcher implements StatefulOperator {

  /** Events of a match that are given out, count: the last ones that counted. */
  public static final int SHOWN_EVENTS = 20;

  /**
   * Bounds.
   *
   * @param maxKept groups, and events, values and numbers that they keep, count
   * @param maxPerGroup times, values or numbers of one group, count
   */
  public record Limits(int maxKept, int maxPerGroup) {}

  /**
   * An input that is events.
   *
   * @param to whose
   * @param input which of that one's
   * @param step of the group keys
   * @param values step of the values, or -1
   */
  private record Leaf(Correlator to, int input, int step, int values) {}

  private final List<Leaf> leaves = new ArrayList<>();
  // Those that are inputs stand before those whose inputs they are.
  private final List<Correlator> correlators = new ArrayList<>();
  private final List<@Nullable List<JoinTuple>> byStep;

  /** Makes a matcher without state. */
  public CorrelationMatcher(Correlation correlation, Limits limits, CorrelationSink sink) {
    add(correlation, limits, (group, _, reached) -> sink.reached(group, reached));
    byStep = new ArrayList<>(Collections.nCopies(correlation.steps().size(), null));
  }

  /** Says in words why a correlation cannot run within a limit; nothing where it can. */
  public static List<String> refusals(Correlation correlation, int maxPerGroup) {
    var all = new ArrayList<String>();
    boolean counts =
        correlation.measure() instanceof Measure.Events
            || correlation.measure() instanceof Measure.Values;
    if (counts && !correlation.judgedAtClose() && Correlator.least(correlation) > maxPerGroup) {
      all.add("counts to " + Correlator.least(correlation) + "; at most " + maxPerGroup);
    }
    for (Input input : correlation.inputs()) {
      if (input instanceof Input.Matches(var _, var inner, var _, var _)) {
        all.addAll(refusals(inner, maxPerGroup));
      }
    }
    return all;
  }

  private void add(Correlation correlation, Limits limits, Correlator.Sink sink) {
    var correlator = new Correlator(correlation, limits, sink);
    for (int i = 0; i < correlation.inputs().size(); i++) {
      int number = i;
      switch (correlation.inputs().get(i)) {
        case Input.Events events -> leaves.add(leaf(correlator, i, events));
        case Input.Matches matches ->
            add(
                matches.correlation(),
                limits,
                (group, nanos, reached) ->
                    correlator.take(
                        number, group.at(matches.group()), taken(matches, group, nanos, reached)));
      }
    }
    correlators.add(correlator);
  }

  private Leaf leaf(Correlator correlator, int input, Input.Events events) {
    int step = 0;
    if (!leaves.isEmpty()) {
      step = Math.max(leaves.getLast().step, leaves.getLast().values) + 1;
    }
    return new Leaf(correlator, input, step, events.values().isEmpty() ? -1 : step + 1);
  }

  private static Occurrence taken(
      Input.Matches matches, JoinTuple group, long nanos, CorrelationSink.Reached reached) {
    List<JoinTuple> values =
        matches.values().isEmpty() ? List.of() : List.of(group.at(matches.values()));
    List<Integer> steps = reached.steps().stream().map(List::getFirst).toList();
    return new Occurrence(nanos, values, reached.events(), steps);
  }

  /** The last input first: an event that fulfils two stands in no order with itself. */
  @Override
  public void accept(RetainedEvent event, List<StepHit> hits) {
    for (int i = 0; i < hits.size(); i++) {
      byStep.set(hits.get(i).step(), hits.get(i).keys());
    }
    for (int i = leaves.size() - 1; i >= 0; i--) {
      Leaf leaf = leaves.get(i);
      List<JoinTuple> keys = byStep.get(leaf.step);
      List<JoinTuple> values = leaf.values < 0 ? List.of() : byStep.get(leaf.values);
      if (keys != null && values != null) {
        List<RetainedEvent> events = List.of(event);
        var occurrence = new Occurrence(event.timeNanos(), values, events, List.of(leaf.step));
        leaf.to.take(leaf.input, keys, occurrence);
      }
    }
    Collections.fill(byStep, null);
  }

  @Override
  public void advance(long watermarkNanos) {
    correlators.forEach(one -> one.advance(watermarkNanos));
  }

  @Override
  public void finish() {
    correlators.forEach(Correlator::finish);
  }

  @Override
  public void clear() {
    correlators.forEach(Correlator::clear);
  }

  @Override
  public PendingCounters counters() {
    long pending = 0;
    long evicted = 0;
    long expired = 0;
    for (Correlator one : correlators) {
      pending += one.pending();
      evicted += one.evicted();
      expired += one.expired();
    }
    return new PendingCounters(pending, evicted, expired, 0, 0, 0);
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    for (Correlator one : correlators) {
      one.write(out);
    }
  }

  @Override
  public void readFrom(DataInput in, FieldTable table, int sectionBytes) throws IOException {
    for (Correlator one : correlators) {
      one.read(in, table, sectionBytes);
    }
  }
}

package perilune.engine.threshold;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import perilune.engine.join.JoinTuple;
import perilune.engine.join.PendingCounters;
import perilune.engine.join.StatefulOperator;
import perilune.engine.join.StepHit;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Operator;

/**
 * Counts the events of one rule by group; see {@link Operator.Threshold} for what it means.
 *
 * <p>What bounds memory is how much all groups keep together, measured in events; above it the
 * groups without an event for longest are dropped, and their count begins anew.
 *
 * <p>Owned by one thread. O(groups and values of the event).
 */
public final class ThresholdMatcher implements StatefulOperator {

  /**
   * Events of a match that are given out, count: the first ones that counted and the last. A rule
   * may count a thousand, and nobody reads a thousand.
   */
  public static final int SHOWN_EVENTS = 20;

  private final Demand demand;
  private final boolean whole;
  private final int maxKept;
  private final ThresholdSink sink;
  // In the order of the groups' last events.
  private final SequencedMap<JoinTuple, Group> groups = new LinkedHashMap<>();
  private long kept;
  private long evicted;
  private long expired;

  /**
   * Makes a matcher without state.
   *
   * @param maxKept groups, and events and values that they keep, count; above, the group without an
   *     event for longest is dropped
   */
  public ThresholdMatcher(Operator.Threshold threshold, int maxKept, ThresholdSink sink) {
    this.demand = Demand.of(threshold, SHOWN_EVENTS);
    this.whole = threshold.window().isWhole();
    this.maxKept = maxKept;
    this.sink = sink;
  }

  /** Where all events there are stand in one window, their times do not matter. */
  @Override
  public boolean takesUntimed() {
    return whole;
  }

  @Override
  public void accept(RetainedEvent event, List<StepHit> hits) {
    if (hits.isEmpty() || hits.getFirst().step() != 0) {
      return;
    }
    List<List<JoinTuple>> differing =
        new ArrayList<>(Collections.nCopies(demand.values().size(), List.of()));
    for (StepHit hit : hits) {
      if (hit.step() > 0) {
        differing.set(hit.step() - 1, hit.keys());
      }
    }
    for (JoinTuple key : hits.getFirst().keys()) {
      count(key, event, differing);
    }
    evict();
  }

  private void count(JoinTuple key, RetainedEvent event, List<List<JoinTuple>> differing) {
    Group group = groups.remove(key);
    if (group == null) {
      group = new Group(demand);
    } else {
      kept -= group.weight();
    }
    if (group.count(event, differing)) {
      // All that counted is used up.
      sink.reached(key, group.events(event));
      return;
    }
    group.keep(event);
    groups.putLast(key, group);
    kept += group.weight();
  }

  private void evict() {
    while (kept > maxKept && !groups.isEmpty()) {
      kept -= groups.pollFirstEntry().getValue().weight();
      evicted++;
    }
  }

  @Override
  public void advance(long watermarkNanos) {
    while (!groups.isEmpty() && groups.firstEntry().getValue().isOver(watermarkNanos)) {
      kept -= groups.pollFirstEntry().getValue().weight();
      expired++;
    }
  }

  @Override
  public void finish() {
    expired += groups.size();
    clear();
  }

  @Override
  public void clear() {
    groups.clear();
    kept = 0;
  }

  @Override
  public PendingCounters counters() {
    return new PendingCounters(groups.size(), evicted, expired, 0, 0, 0);
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(groups.size());
    for (var group : groups.entrySet()) {
      group.getKey().write(out);
      group.getValue().write(out);
    }
  }

  @Override
  public void readFrom(DataInput in, FieldTable table, int sectionBytes) throws IOException {
    clear();
    for (int left = in.readInt(); left > 0; left--) {
      JoinTuple key = JoinTuple.read(in, sectionBytes);
      var group = new Group(demand);
      group.read(in, table, sectionBytes);
      groups.putLast(key, group);
      kept += group.weight();
    }
    evict();
  }
}

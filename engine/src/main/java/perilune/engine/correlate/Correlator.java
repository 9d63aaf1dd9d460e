package perilune.engine.correlate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import perilune.engine.correlate.CorrelationMatcher.Limits;
import perilune.engine.correlate.CorrelationSink.Reached;
import perilune.engine.join.JoinTuple;
import perilune.engine.join.Ordinal;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Correlation;
import perilune.rules.plan.Correlation.Bound;
import perilune.rules.plan.Correlation.Measure;

/** The groups of one correlation, be it a rule's or one of its inputs. Owned by one thread. */
final class Correlator {

  /** Takes what a group came to, with the time at which it did. */
  interface Sink {
    void reached(JoinTuple group, long nanos, Reached reached);
  }

  private final Correlation correlation;
  private final Span span;
  private final boolean atClose;
  private final Limits limits;
  private final Sink sink;
  // Sliding windows: in the order of the groups' last events; others: in that of their first.
  private final LinkedHashMap<JoinTuple, Group> groups;
  private final List<JoinTuple> counted = new ArrayList<>();
  private final List<List<JoinTuple>> countedValues = new ArrayList<>();
  private @Nullable RetainedEvent countedEvent;
  private long kept;
  private long evicted;
  private long expired;

  Correlator(Correlation correlation, Limits limits, Sink sink) {
    this.correlation = correlation;
    this.limits = limits;
    this.sink = sink;
    span = new Span(correlation.spanNanos());
    atClose = correlation.judgedAtClose();
    groups = new LinkedHashMap<>(16, 0.75f, !atClose);
  }

  /** Gives the least count that fulfils lower bounds, at least 1. */
  static long least(Correlation correlation) {
    long least = 1;
    for (Bound bound : correlation.bounds()) {
      boolean more = bound.relation() == Correlation.Relation.GREATER;
      long needed =
          bound.value().setScale(0, more ? RoundingMode.FLOOR : RoundingMode.CEILING).longValue();
      least = Math.max(least, more ? needed + 1 : needed);
    }
    return least;
  }

  private Gauge gauge() {
    int most = limits.maxPerGroup();
    int enough = (int) Math.min(most, least(correlation));
    return switch (correlation.measure()) {
      case Measure.Events _ -> new EventGauge(atClose ? 0 : enough);
      case Measure.Values _ -> new ValueGauge(atClose ? most : enough, !atClose);
      case Measure.Rules _ -> new RuleGauge(correlation.inputs().size());
      case Measure.RulesInOrder _ -> new OrderGauge(correlation.inputs().size());
      case Measure.Share _ -> new ShareGauge(most);
      case Measure.Sum _, Measure.Average _, Measure.Median _, Measure.Percentile _ ->
          new NumberGauge(correlation.measure(), most);
    };
  }

  private boolean countsRules() {
    return correlation.measure() instanceof Measure.Rules
        || correlation.measure() instanceof Measure.RulesInOrder;
  }

  /**
   * Takes an event for the groups it is of; of several inputs it counts once, unless it differs.
   */
  void take(int input, List<JoinTuple> keys, Occurrence occurrence) {
    boolean once = correlation.inputs().size() > 1 && !countsRules();
    RetainedEvent event = occurrence.events().getFirst();
    if (once && countedEvent != event) {
      countedEvent = event;
      counted.clear();
      countedValues.clear();
    }
    for (JoinTuple key : keys) {
      if (!once || isNew(key, occurrence.values())) {
        take(input, key, occurrence);
      }
    }
  }

  private boolean isNew(JoinTuple key, List<JoinTuple> values) {
    for (int i = 0; i < counted.size(); i++) {
      if (counted.get(i).equals(key) && countedValues.get(i).equals(values)) {
        return false;
      }
    }
    counted.add(key);
    countedValues.add(values);
    return true;
  }

  /** Takes what counts for one group. */
  void take(int input, JoinTuple key, Occurrence occurrence) {
    Group group = groups.get(key);
    if (group != null && atClose && span.isOver(group.firstNanos, occurrence.nanos())) {
      groups.remove(key);
      kept -= group.weight();
      close(key, group);
      group = null;
    }
    if (group == null) {
      group = new Group(gauge());
      groups.put(key, group);
    } else {
      kept -= group.weight();
    }
    if (atClose) {
      evicted += group.add(input, occurrence);
    } else {
      slide(input, key, group, occurrence);
    }
    kept += group.weight();
    evict();
  }

  private void slide(int input, JoinTuple key, Group group, Occurrence occurrence) {
    group.gauge.forget(span, Math.max(group.lastNanos, occurrence.nanos()));
    boolean before = group.holds && !group.gauge.isEmpty();
    evicted += group.add(input, occurrence);
    group.holds = holds(group.gauge);
    if (group.holds && !before) {
      sink.reached(key, group.lastNanos, reached(group.gauge, List.of()));
    }
  }

  private void close(JoinTuple key, Group group) {
    if (group.gauge instanceof ShareGauge shares) {
      shares.eachValue((value, gauge) -> judge(key, group, value.texts()));
    } else {
      judge(key, group, List.of());
    }
  }

  private void judge(JoinTuple key, Group group, List<String> shared) {
    if (holds(group.gauge)) {
      sink.reached(key, group.lastNanos, reached(group.gauge, shared));
    }
  }

  private boolean holds(Gauge gauge) {
    if (gauge.isEmpty()) {
      return false;
    }
    List<Bound> bounds = correlation.bounds();
    for (int i = 0; i < bounds.size(); i++) {
      Bound bound = bounds.get(i);
      if (!bound.relation().holds(gauge.compareTo(bound.value()))) {
        return false;
      }
    }
    return true;
  }

  /** Gives what a match shows: each event once, in order, with all that it is here for. */
  private static Reached reached(Gauge gauge, List<String> shared) {
    // By id: an event that was restored is another object each time that it is kept.
    Map<String, Set<Integer>> steps = new HashMap<>();
    var events = new ArrayList<RetainedEvent>();
    for (Occurrence one : gauge.shown()) {
      for (int i = 0; i < one.events().size(); i++) {
        RetainedEvent event = one.events().get(i);
        if (!steps.containsKey(event.id())) {
          events.add(event);
        }
        steps.computeIfAbsent(event.id(), _ -> new TreeSet<>()).add(one.steps().get(i));
      }
    }
    events.sort(Comparator.comparing(Ordinal::of));
    int most = CorrelationMatcher.SHOWN_EVENTS;
    List<RetainedEvent> last =
        events.size() <= most ? events : events.subList(events.size() - most, events.size());
    return new Reached(
        last,
        last.stream().map(event -> List.copyOf(steps.getOrDefault(event.id(), Set.of()))).toList(),
        gauge.measured(),
        shared);
  }

  private void evict() {
    while (kept > limits.maxKept() && !groups.isEmpty()) {
      kept -= groups.pollFirstEntry().getValue().weight();
      evicted++;
    }
  }

  void advance(long nanos) {
    while (!groups.isEmpty()) {
      Group first = groups.firstEntry().getValue();
      if (!span.isOver(atClose ? first.firstNanos : first.lastNanos, nanos)) {
        return;
      }
      var entry = groups.pollFirstEntry();
      kept -= first.weight();
      expired++;
      if (atClose) {
        close(entry.getKey(), first);
      }
    }
  }

  /** Judges shares by what there is; of any other condition it is not known what would come. */
  void finish() {
    if (correlation.measure() instanceof Measure.Share) {
      groups.forEach(this::close);
    }
    expired += groups.size();
    clear();
  }

  void clear() {
    groups.clear();
    kept = 0;
    countedEvent = null;
  }

  long pending() {
    return groups.size();
  }

  long evicted() {
    return evicted;
  }

  long expired() {
    return expired;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(groups.size());
    for (var group : groups.entrySet()) {
      group.getKey().write(out);
      group.getValue().write(out);
    }
  }

  void read(DataInput in, FieldTable table, int sectionBytes) throws IOException {
    clear();
    for (int left = in.readInt(); left > 0; left--) {
      JoinTuple key = JoinTuple.read(in, sectionBytes);
      var group = new Group(gauge());
      group.read(in, table, sectionBytes);
      groups.put(key, group);
      kept += group.weight();
    }
    evict();
  }
}

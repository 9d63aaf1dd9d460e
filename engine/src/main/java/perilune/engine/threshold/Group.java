package perilune.engine.threshold;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import perilune.engine.join.JoinTuple;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;

/**
 * What counts in one group now.
 *
 * <p>Exact, and yet bounded by the rule: there are {@code n} events within a time if the {@code
 * n}th last of them lies in it, so that only the times of the last {@code n} are kept; and there
 * are {@code m} different values if the one seen {@code m}th last of all was seen in it, so that
 * only the {@code m} values seen last are kept.
 */
final class Group {

  /** Times that weigh as much as one event that is kept, count: 8 bytes against some 500. */
  private static final int TIMES_PER_WEIGHT = 64;

  private final Demand demand;
  // In the order of their coming.
  private final Deque<Long> times = new ArrayDeque<>();
  private final List<SequencedMap<JoinTuple, Long>> values = new ArrayList<>();
  // The first that count, without the one that completes them.
  private final Deque<RetainedEvent> first = new ArrayDeque<>();
  private long lastNanos = Long.MIN_VALUE;

  Group(Demand demand) {
    this.demand = demand;
    demand.values().forEach(_ -> values.add(new LinkedHashMap<>()));
  }

  /** Gives how much it keeps, in events. */
  long weight() {
    long weight = 1L + first.size() + times.size() / TIMES_PER_WEIGHT;
    for (SequencedMap<JoinTuple, Long> field : values) {
      weight += field.size();
    }
    return weight;
  }

  /** Says whether nothing of it can count at a time or later. */
  boolean isOver(long nanos) {
    return demand.isTooOld(lastNanos, nanos);
  }

  /**
   * Counts an event, and says whether there are enough now. An event that comes later than one with
   * a later time counts at that time.
   *
   * @param differing for each field whose values are counted those of the event
   */
  boolean count(RetainedEvent event, List<List<JoinTuple>> differing) {
    lastNanos = Math.max(lastNanos, event.timeNanos());
    forget(lastNanos);
    times.addLast(lastNanos);
    if (times.size() > demand.events()) {
      times.removeFirst();
    }
    boolean enough = times.size() >= demand.events();
    for (int i = 0; i < values.size(); i++) {
      SequencedMap<JoinTuple, Long> seen = values.get(i);
      for (JoinTuple value : differing.get(i)) {
        seen.putLast(value, lastNanos);
        if (seen.size() > demand.values().get(i)) {
          seen.pollFirstEntry();
        }
      }
      enough &= seen.size() >= demand.values().get(i);
    }
    return enough;
  }

  /** Keeps an event that counted and completed nothing. */
  void keep(RetainedEvent event) {
    if (first.size() < demand.kept()) {
      first.addLast(event);
    }
  }

  private void forget(long nanos) {
    while (!times.isEmpty() && demand.isTooOld(times.getFirst(), nanos)) {
      times.removeFirst();
    }
    while (!first.isEmpty() && demand.isTooOld(first.getFirst().timeNanos(), nanos)) {
      first.removeFirst();
    }
    for (SequencedMap<JoinTuple, Long> seen : values) {
      Iterator<Long> oldest = seen.values().iterator();
      while (oldest.hasNext() && demand.isTooOld(oldest.next(), nanos)) {
        oldest.remove();
      }
    }
  }

  /** Gives the events to show, the one that completed them last. */
  List<RetainedEvent> events(RetainedEvent last) {
    var all = new ArrayList<>(first);
    all.add(last);
    return all;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(lastNanos);
    out.writeInt(times.size());
    for (long time : times) {
      out.writeLong(time);
    }
    for (SequencedMap<JoinTuple, Long> seen : values) {
      out.writeInt(seen.size());
      for (var value : seen.entrySet()) {
        value.getKey().write(out);
        out.writeLong(value.getValue());
      }
    }
    out.writeInt(first.size());
    for (RetainedEvent event : first) {
      event.write(out);
    }
  }

  void read(DataInput in, FieldTable table, int sectionBytes) throws IOException {
    lastNanos = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      times.addLast(in.readLong());
    }
    for (SequencedMap<JoinTuple, Long> seen : values) {
      for (int left = in.readInt(); left > 0; left--) {
        JoinTuple value = JoinTuple.read(in, sectionBytes);
        seen.putLast(value, in.readLong());
      }
    }
    for (int left = in.readInt(); left > 0; left--) {
      first.addLast(RetainedEvent.read(table, in));
    }
    if (times.size() > demand.events() || first.size() > demand.kept()) {
      throw new IOException("a group of more events than its rule counts");
    }
  }
}

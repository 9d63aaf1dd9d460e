package perilune.engine.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import perilune.engine.table.row.RowValue;
import perilune.engine.table.row.RowValues;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;

/**
 * The events of a row: the first and the last {@link #EDGE}, and how many there are.
 *
 * <p>One more than both in order, without the one in the middle, is both again; so events may come
 * in any order. Owned by one thread. O(EDGE) for an event.
 */
final class RowEvents {

  /** Events kept from each end, count: enough to name who did it; the rest is counted. */
  static final int EDGE = 5;

  private record Kept(RowOrder order, RetainedEvent event) {}

  private final List<Kept> edges = new ArrayList<>();
  private long count;
  private long newestEnd = Long.MIN_VALUE;
  private long lastArrival = -1;

  /** Gives the number of events; one that several merged groups have counts for each. */
  long count() {
    return count;
  }

  /** Gives how many it keeps. */
  int kept() {
    return edges.size();
  }

  /** Gives the end of the latest of the windows that have one of the events first. */
  long newestEnd() {
    return newestEnd;
  }

  /** Gives the time of the first event, null where it has none. */
  RowValue firstTime() {
    boolean timed = !edges.isEmpty() && edges.getFirst().event().timed();
    return timed ? new RowValue.Moment(edges.getFirst().event().timeNanos()) : RowValues.NULL;
  }

  List<RetainedEvent> events() {
    return edges.stream().map(Kept::event).toList();
  }

  /**
   * Adds an event, once where it comes again right away.
   *
   * @param firstEnd end of the first window that has it
   */
  void add(RowOrder order, RetainedEvent event, long firstEnd) {
    if (order.arrival() == lastArrival) {
      return;
    }
    lastArrival = order.arrival();
    count++;
    newestEnd = Math.max(newestEnd, firstEnd);
    insert(new Kept(order, event));
  }

  private void insert(Kept next) {
    int at = edges.size();
    while (at > 0 && edges.get(at - 1).order().compareTo(next.order()) > 0) {
      at--;
    }
    if (at > 0 && edges.get(at - 1).order().equals(next.order())) {
      return;
    }
    edges.add(at, next);
    if (edges.size() > 2 * EDGE) {
      edges.remove(EDGE);
    }
  }

  /** Adds all of another row. */
  void merge(RowEvents other) {
    count += other.count;
    newestEnd = Math.max(newestEnd, other.newestEnd);
    other.edges.forEach(this::insert);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(count);
    out.writeLong(newestEnd);
    out.writeLong(lastArrival);
    out.writeInt(edges.size());
    for (Kept kept : edges) {
      kept.order().write(out);
      kept.event().write(out);
    }
  }

  void read(DataInput in, FieldTable table) throws IOException {
    count = in.readLong();
    newestEnd = in.readLong();
    lastArrival = in.readLong();
    for (int left = Codec.readCount(in); left > 0; left--) {
      insert(new Kept(RowOrder.read(in), RetainedEvent.read(table, in)));
    }
  }
}

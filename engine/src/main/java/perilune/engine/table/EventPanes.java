package perilune.engine.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;

/**
 * The events themselves by pane, where a stage needs all rows as they are. Only those of which the
 * stages before it leave a row. O(events) for a window.
 */
final class EventPanes implements PaneState {

  private record Kept(RowOrder order, RetainedEvent event, long firstEnd) {}

  private final CompiledTable table;
  private final RowChain chain;
  private final TreeMap<Long, Deque<Kept>> panes = new TreeMap<>();
  private long size;
  private boolean wanted;

  EventPanes(CompiledTable table) {
    this.table = table;
    this.chain =
        new RowChain(table.stages.subList(0, table.rowWise), table.look, _ -> wanted = true);
  }

  @Override
  public void add(RetainedEvent event, RowOrder order, long firstEnd, long pane) {
    wanted = false;
    chain.push(Row.of(event, order, firstEnd, table.slots));
    if (wanted) {
      panes.computeIfAbsent(pane, _ -> new ArrayDeque<>()).add(new Kept(order, event, firstEnd));
      size++;
    }
  }

  @Override
  public boolean isEmpty() {
    return panes.isEmpty();
  }

  @Override
  public long firstPane() {
    return panes.firstKey();
  }

  @Override
  public void dropFirstPane() {
    size -= panes.pollFirstEntry().getValue().size();
  }

  @Override
  public List<Row> rows(long from, long to) {
    var kept = new ArrayList<Kept>();
    panes.subMap(from, true, to, false).values().forEach(kept::addAll);
    kept.sort(Comparator.comparing(Kept::order));
    var rows = new ArrayList<Row>();
    for (Kept one : kept) {
      rows.add(Row.of(one.event(), one.order(), one.firstEnd(), table.slots));
    }
    return rows;
  }

  @Override
  public int stagesDone() {
    return 0;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void evictOldest() {
    Deque<Kept> oldest = panes.firstEntry().getValue();
    oldest.remove();
    size--;
    if (oldest.isEmpty()) {
      panes.pollFirstEntry();
    }
  }

  @Override
  public void clear() {
    panes.clear();
    size = 0;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(panes.size());
    for (var entry : panes.entrySet()) {
      out.writeLong(entry.getKey());
      out.writeInt(entry.getValue().size());
      for (Kept kept : entry.getValue()) {
        kept.order().write(out);
        kept.event().write(out);
        out.writeLong(kept.firstEnd());
      }
    }
  }

  @Override
  public void read(DataInput in, FieldTable fields) throws IOException {
    for (int left = Codec.readCount(in); left > 0; left--) {
      Deque<Kept> pane = new ArrayDeque<>();
      panes.put(in.readLong(), pane);
      for (int events = Codec.readCount(in); events > 0; events--) {
        pane.add(new Kept(RowOrder.read(in), RetainedEvent.read(fields, in), in.readLong()));
        size++;
      }
    }
  }
}

package perilune.engine.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;

/** Partial aggregates by pane: no event is looked at twice. O(panes x groups) for a window. */
final class GroupPanes implements PaneState {

  private final CompiledTable table;
  private final Grouping grouping;
  private final RowChain chain;
  private final TreeMap<Long, Groups> panes = new TreeMap<>();
  private long size;
  // Of the event at hand.
  private long pane;
  private int rows;

  GroupPanes(CompiledTable table, Grouping grouping) {
    this.table = table;
    this.grouping = grouping;
    this.chain = new RowChain(table.stages.subList(0, table.rowWise), table.look, this::group);
  }

  @Override
  public void add(RetainedEvent event, RowOrder order, long firstEnd, long itsPane) {
    pane = itsPane;
    rows = 0;
    chain.push(Row.of(event, order, firstEnd, table.slots));
  }

  private void group(Row row) {
    Groups groups = panes.computeIfAbsent(pane, _ -> new Groups());
    long before = groups.size;
    RowOrder order = rows == 0 ? row.order : row.order.part(rows);
    rows++;
    grouping.add(row, order, groups, table.look);
    size += groups.size - before;
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
    size -= panes.pollFirstEntry().getValue().size;
  }

  @Override
  public List<Row> rows(long from, long to) {
    var all = new Groups();
    panes.subMap(from, true, to, false).values().forEach(groups -> all.merge(groups, grouping));
    return grouping.results(all);
  }

  @Override
  public int stagesDone() {
    return table.rowWise + 1;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void evictOldest() {
    Groups oldest = panes.firstEntry().getValue();
    size -= oldest.removeOldest();
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
      entry.getValue().write(out);
    }
  }

  @Override
  public void read(DataInput in, FieldTable fields) throws IOException {
    for (int left = Codec.readCount(in); left > 0; left--) {
      var groups = new Groups();
      panes.put(in.readLong(), groups);
      groups.read(in, fields, grouping);
      size += groups.size;
    }
  }
}

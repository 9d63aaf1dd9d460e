package perilune.engine.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.engine.join.PendingCounters;
import perilune.engine.join.StatefulOperator;
import perilune.engine.join.StepHit;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;

/**
 * Runs a table, event by event; see {@link perilune.rules.plan.Operator.Table} for what it means.
 *
 * <p>Where every stage looks at one row alone, rows are given at once. Else what is kept is cut
 * into panes, at every time at which a window begins or ends: partial aggregates where the first
 * stage that needs all rows puts rows together (sliding windows by panes, as in Li et al., "No
 * pane, no gain", 2005), else events. A window that ends at or before the watermark is looked at
 * once, where it holds an event. An event whose windows have all been looked at is too late and
 * counts as expired.
 *
 * <p>What is kept is groups, values and events; above the limit the oldest goes and is counted. The
 * results do not depend on the order in which events of different hosts come, as long as none is
 * too late. Owned by one thread.
 */
public final class TableMatcher implements StatefulOperator {

  private final CompiledTable table;
  private final Windows windows;
  private final int maxKept;
  private final TableSink sink;
  // None where rows are given at once.
  private final @Nullable PaneState state;
  private final RowChain atOnce;
  private final GivenRows given;

  // End of the last window that was looked at.
  private long closed = Windows.NONE;
  private long newestEnd = Windows.NONE;
  private long latestNanos = Long.MIN_VALUE;
  private long arrivals;
  private long evicted;
  private long late;

  /**
   * Makes a matcher without state.
   *
   * @param maxKept groups, values and events that are kept, count; above, the oldest are dropped
   */
  public TableMatcher(CompiledTable table, int maxKept, TableSink sink) {
    this.table = table;
    this.windows = table.windows;
    this.maxKept = maxKept;
    this.sink = sink;
    this.given = new GivenRows(maxKept);
    @Nullable Grouping grouping = table.grouping;
    boolean simple = table.rowWise == table.stages.size();
    this.atOnce = new RowChain(simple ? table.stages : List.of(), table.look, this::emit);
    this.state =
        simple ? null : grouping == null ? new EventPanes(table) : new GroupPanes(table, grouping);
  }

  @Override
  public boolean takesUntimed() {
    return windows.isWhole();
  }

  @Override
  public void accept(RetainedEvent event, List<StepHit> hits) {
    RowOrder order = RowOrder.of(event, arrivals++);
    if (event.timed()) {
      latestNanos = Math.max(latestNanos, event.timeNanos());
    }
    long time = event.timed() ? event.timeNanos() : 0;
    if (!windows.holds(time)) {
      return;
    }
    @Nullable PaneState kept = state;
    if (kept == null) {
      atOnce.push(Row.of(event, order, 0, table.slots));
      return;
    }
    long firstEnd = windows.firstEnd(time, closed);
    if (firstEnd == Windows.NONE) {
      late++;
      return;
    }
    newestEnd = Math.max(newestEnd, firstEnd);
    kept.add(event, order, firstEnd, windows.pane(time));
    while (kept.size() > maxKept) {
      kept.evictOldest();
      evicted++;
    }
  }

  private void emit(Row row) {
    var result = new ResultRow(table.columns.of(row, table.look), row.events.count());
    sink.row(row.events.events(), result);
  }

  @Override
  public void advance(long watermarkNanos) {
    closeUpTo(windows.lastEndUpTo(watermarkNanos));
  }

  private void closeUpTo(long limit) {
    @Nullable PaneState kept = state;
    if (kept == null || limit == Windows.NONE || limit <= closed) {
      return;
    }
    if (windows.isWhole()) {
      look(kept, Windows.END_OF_ALL);
      kept.clear();
      return;
    }
    while (!kept.isEmpty()) {
      long end = windows.firstEnd(kept.firstPane(), closed);
      if (end == Windows.NONE) {
        kept.dropFirstPane();
      } else if (end <= limit) {
        look(kept, end);
      } else {
        break;
      }
    }
    closed = Math.max(closed, limit);
    given.forgetUpTo(windows.start(closed));
  }

  /** Gives the rows of a window. */
  private void look(PaneState kept, long end) {
    table.look.nowNanos = windows.isWhole() ? Math.max(latestNanos, 0) : end;
    List<Row> rows = kept.rows(windows.start(end), end);
    for (Stage stage : table.stages.subList(kept.stagesDone(), table.stages.size())) {
      rows = stage.apply(rows, table.look);
    }
    closed = end;
    for (Row row : rows) {
      if (windows.isWhole() || given.give(row, end)) {
        emit(row);
      }
    }
    if (!windows.isWhole()) {
      given.forgetUpTo(windows.start(end));
    }
  }

  /**
   * Looks at the windows that would have come next, up to the first that has the last event: a
   * table sees what there is, so there is nothing to wait for. Then forgets all state.
   */
  @Override
  public void finish() {
    closeUpTo(newestEnd);
    clear();
  }

  @Override
  public void clear() {
    @Nullable PaneState kept = state;
    if (kept != null) {
      kept.clear();
    }
    given.clear();
    closed = Windows.NONE;
    newestEnd = Windows.NONE;
    latestNanos = Long.MIN_VALUE;
    arrivals = 0;
  }

  @Override
  public PendingCounters counters() {
    @Nullable PaneState kept = state;
    long cut = table.surplus.counted();
    return new PendingCounters(
        kept == null ? 0 : kept.size(), evicted + given.evicted() + cut, late, 0, 0, 0);
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    out.writeLong(closed);
    out.writeLong(newestEnd);
    out.writeLong(latestNanos);
    out.writeLong(arrivals);
    given.write(out);
    @Nullable PaneState kept = state;
    if (kept != null) {
      kept.write(out);
    }
  }

  @Override
  public void readFrom(DataInput in, FieldTable fields, int sectionBytes) throws IOException {
    clear();
    closed = in.readLong();
    newestEnd = in.readLong();
    latestNanos = in.readLong();
    arrivals = in.readLong();
    given.read(in);
    @Nullable PaneState kept = state;
    if (kept != null) {
      kept.read(in, fields);
    }
  }
}

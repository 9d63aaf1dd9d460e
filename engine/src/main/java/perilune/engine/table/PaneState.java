package perilune.engine.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;

/** What a table keeps of the events of windows that are open, by panes. Owned by one thread. */
interface PaneState {

  /**
   * Takes an event.
   *
   * @param firstEnd end of the first window that has it
   * @param pane first time of its pane
   */
  void add(RetainedEvent event, RowOrder order, long firstEnd, long pane);

  boolean isEmpty();

  /** Gives the first pane; there has to be one. */
  long firstPane();

  void dropFirstPane();

  /** Gives the rows of the panes from one time, inclusive, to another, exclusive, in order. */
  List<Row> rows(long from, long to);

  /** Gives how many stages the rows have gone through. */
  int stagesDone();

  /** Gives what is kept: groups, events, values. */
  long size();

  /** Drops the oldest of what is kept. */
  void evictOldest();

  void clear();

  void write(DataOutput out) throws IOException;

  void read(DataInput in, FieldTable table) throws IOException;
}

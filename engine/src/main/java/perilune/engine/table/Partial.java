package perilune.engine.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import perilune.engine.table.row.RowValue;

/** What an aggregate function knows of some rows of a group. Owned by one thread. */
interface Partial {

  /**
   * Takes a row's arguments; the array is the caller's.
   *
   * @param order where the row stands: no other row of the group is there
   */
  void add(RowValue[] arguments, RowOrder order);

  /** Takes all that another one of the same function knows, and leaves that as it is. */
  void merge(Partial other);

  /** Gives the value of the group. */
  RowValue result();

  /** Gives how many values it keeps. */
  default int size() {
    return 0;
  }

  void write(DataOutput out) throws IOException;

  void read(DataInput in) throws IOException;
}

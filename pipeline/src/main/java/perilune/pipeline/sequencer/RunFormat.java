package perilune.pipeline.sequencer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How what waits on disk is ordered, written, read back and let go. */
interface RunFormat<T> {

  /** Says which of two is earlier, as a comparator does. */
  int compare(T left, T right);

  /** Writes one. */
  void write(T item, DataOutput out) throws IOException;

  /** Reads what {@link #write} wrote. */
  T read(DataInput in) throws IOException;

  /** Says that nobody holds it any more. */
  void release(T item);
}

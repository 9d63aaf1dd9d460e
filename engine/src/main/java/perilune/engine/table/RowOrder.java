package perilune.engine.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import perilune.event.RetainedEvent;

/**
 * Where a row stands among others: by time, sequence (none comes last), host, place, then arrival.
 * Events without a time come last.
 *
 * @param timed whether there is a time
 * @param arrival number of the event in the order of arrival: no two are equal
 * @param part number of the row among those that come of one event
 */
record RowOrder(
    boolean timed,
    long timeNanos,
    long sequence,
    String hostKey,
    int input,
    long offset,
    long arrival,
    int part)
    implements Comparable<RowOrder> {

  static RowOrder of(RetainedEvent event, long arrival) {
    return new RowOrder(
        event.timed(),
        event.timed() ? event.timeNanos() : 0,
        event.sequence(),
        event.hostKey(),
        event.input(),
        event.offset(),
        arrival,
        0);
  }

  /** Gives the order of a row by its place among those that a stage takes. */
  static RowOrder at(long place) {
    return new RowOrder(true, 0, 0, "", 0, 0, place, 0);
  }

  /** Gives the order of one of several rows that come of one event. */
  RowOrder part(int number) {
    return new RowOrder(timed, timeNanos, sequence, hostKey, input, offset, arrival, number);
  }

  @Override
  public int compareTo(RowOrder other) {
    int order = Boolean.compare(other.timed, timed);
    if (order == 0) {
      order = Long.compare(timeNanos, other.timeNanos);
    }
    if (order == 0) {
      // Less one, 0 is the largest unsigned number.
      order = Long.compareUnsigned(sequence - 1, other.sequence - 1);
    }
    if (order == 0) {
      order = hostKey.compareTo(other.hostKey);
    }
    if (order == 0) {
      order = Integer.compare(input, other.input);
    }
    if (order == 0) {
      order = Long.compare(offset, other.offset);
    }
    if (order == 0) {
      order = Long.compare(arrival, other.arrival);
    }
    return order == 0 ? Integer.compare(part, other.part) : order;
  }

  void write(DataOutput out) throws IOException {
    out.writeBoolean(timed);
    out.writeLong(timeNanos);
    out.writeLong(sequence);
    Codec.writeText(hostKey, out);
    out.writeInt(input);
    out.writeLong(offset);
    out.writeLong(arrival);
    out.writeInt(part);
  }

  static RowOrder read(DataInput in) throws IOException {
    return new RowOrder(
        in.readBoolean(),
        in.readLong(),
        in.readLong(),
        Codec.readText(in),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readInt());
  }
}

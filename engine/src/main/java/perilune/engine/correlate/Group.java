package perilune.engine.correlate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import perilune.event.FieldTable;

/** What one group has in its window. */
final class Group {

  final Gauge gauge;
  long firstNanos = Long.MAX_VALUE;
  long lastNanos = Long.MIN_VALUE;
  // Whether the condition held after the last event; for windows that slide.
  boolean holds;

  Group(Gauge gauge) {
    this.gauge = gauge;
  }

  /** Gives how much it keeps, in events. */
  long weight() {
    return 1 + gauge.weight();
  }

  /** Takes what counts; what comes late counts at the time of the latest. */
  int add(int input, Occurrence occurrence) {
    firstNanos = firstNanos == Long.MAX_VALUE ? occurrence.nanos() : firstNanos;
    lastNanos = Math.max(lastNanos, occurrence.nanos());
    return gauge.add(input, occurrence, lastNanos);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(firstNanos);
    out.writeLong(lastNanos);
    out.writeBoolean(holds);
    gauge.write(out);
  }

  void read(DataInput in, FieldTable table, int sectionBytes) throws IOException {
    firstNanos = in.readLong();
    lastNanos = in.readLong();
    holds = in.readBoolean();
    gauge.read(in, table, sectionBytes);
  }
}

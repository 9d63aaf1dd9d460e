package perilune.engine.sequence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.engine.join.Ordinal;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;

/** Writes the parts of which the state of a sequence consists. */
final class Snapshots {

  private Snapshots() {}

  static void write(@Nullable Ordinal ordinal, DataOutput out) throws IOException {
    out.writeBoolean(ordinal != null);
    if (ordinal != null) {
      out.writeLong(ordinal.timeNanos());
      out.writeLong(ordinal.sequence());
    }
  }

  static @Nullable Ordinal readOrdinal(DataInput in) throws IOException {
    return in.readBoolean() ? new Ordinal(in.readLong(), in.readLong()) : null;
  }

  static void write(List<RetainedEvent> events, DataOutput out) throws IOException {
    out.writeInt(events.size());
    for (RetainedEvent event : events) {
      event.write(out);
    }
  }

  /** Reads 1 to {@code most} events. */
  static List<RetainedEvent> readEvents(DataInput in, FieldTable table, int most)
      throws IOException {
    int count = in.readInt();
    if (count < 1 || count > most) {
      throw new IOException("a pending sequence of " + count + " events");
    }
    var events = new ArrayList<RetainedEvent>();
    for (int i = 0; i < count; i++) {
      events.add(RetainedEvent.read(table, in));
    }
    return events;
  }
}

package perilune.engine.correlate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import perilune.engine.join.JoinTuple;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;

/**
 * Something that counts: an event, or a match with its events.
 *
 * @param nanos when it counts
 * @param values what is measured of it; not kept with it
 * @param events itself, or those of the match
 * @param steps for each event the step that it fulfils
 */
record Occurrence(
    long nanos, List<JoinTuple> values, List<RetainedEvent> events, List<Integer> steps) {

  void write(DataOutput out) throws IOException {
    out.writeLong(nanos);
    out.writeInt(events.size());
    for (int i = 0; i < events.size(); i++) {
      events.get(i).write(out);
      out.writeInt(steps.get(i));
    }
  }

  static Occurrence read(DataInput in, FieldTable table) throws IOException {
    long nanos = in.readLong();
    int count = in.readInt();
    var events = new ArrayList<RetainedEvent>();
    var steps = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) {
      events.add(RetainedEvent.read(table, in));
      steps.add(in.readInt());
    }
    return new Occurrence(nanos, List.of(), List.copyOf(events), List.copyOf(steps));
  }
}

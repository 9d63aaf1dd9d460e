package perilune.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import perilune.engine.join.StepHit;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;

/**
 * An event fulfils steps of a rule. Immutable; may go to another thread.
 *
 * @param rule number of the rule in its set
 * @param event the event, with the fields that are kept
 * @param hits the steps and the event's join keys for them, ascending, {@code until} last; empty
 *     for a rule on single events
 */
public record Signal(int rule, RetainedEvent event, List<StepHit> hits) {
  public Signal {
    hits = List.copyOf(hits);
  }

  /** Writes all but the rule for a snapshot: the caller knows rules by their ids. */
  public void write(DataOutput out) throws IOException {
    event.write(out);
    writeHits(out);
  }

  /** Writes the hits alone. */
  public void writeHits(DataOutput out) throws IOException {
    out.writeInt(hits.size());
    for (StepHit hit : hits) {
      hit.write(out);
    }
  }

  /** Reads what {@link #write} wrote, as a signal of a rule. */
  public static Signal read(int rule, FieldTable fields, DataInput in) throws IOException {
    return readHits(rule, RetainedEvent.read(fields, in), in);
  }

  /** Reads what {@link #writeHits} wrote, as a signal of a rule and an event. */
  public static Signal readHits(int rule, RetainedEvent event, DataInput in) throws IOException {
    int count = in.readInt();
    var hits = new ArrayList<StepHit>();
    for (int i = 0; i < count; i++) {
      hits.add(StepHit.read(in));
    }
    return new Signal(rule, event, hits);
  }
}

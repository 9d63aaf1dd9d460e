package perilune.pipeline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import perilune.context.HostContext;
import perilune.event.FieldDemand;
import perilune.pipeline.sequencer.EventPool;
import perilune.pipeline.sequencer.Sequencer;

/** What is kept for one host: its reorder buffer and what its events mean. */
final class HostState {

  private final String key;
  private final Sequencer sequencer;
  private final HostContext context;
  private long events;

  HostState(String key, PipelineOptions options, FieldDemand demand, EventPool pool) {
    this.key = key;
    this.sequencer = new Sequencer(options.sequencer(), pool);
    this.context = new HostContext(demand, options.context());
  }

  String key() {
    return key;
  }

  Sequencer sequencer() {
    return sequencer;
  }

  HostContext context() {
    return context;
  }

  void count() {
    events++;
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeUTF(key);
    out.writeLong(events);
    sequencer.writeTo(out);
    context.writeTo(out);
  }

  /** Reads what follows the key. */
  void readFrom(DataInput in) throws IOException {
    events = in.readLong();
    sequencer.readFrom(in);
    context.readFrom(in);
  }
}

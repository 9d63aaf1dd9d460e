package perilune.pipeline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import perilune.context.HostContext;
import perilune.context.lineage.ProcessMemory;
import perilune.event.FieldDemand;
import perilune.pipeline.sequencer.EventPool;
import perilune.pipeline.sequencer.Sequencer;

/** What is kept for one host: its reorder buffer, what its events mean, what its sensor lost. */
final class HostState {

  private final String key;
  private final Sequencer sequencer;
  private final HostContext context;
  private final SensorGaps gaps = new SensorGaps();
  private long lastEvent;

  /**
   * Makes that of a host of which nothing is known yet.
   *
   * @param memory of the processes of all hosts
   */
  HostState(
      String key,
      PipelineOptions options,
      FieldDemand demand,
      EventPool pool,
      ProcessMemory memory) {
    this.key = key;
    this.sequencer = new Sequencer(options.sequencer(), pool);
    this.context =
        new HostContext(demand, options.context(), options.packages(), options.luaHosts(), memory);
    context.compareWith(options.baseline());
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

  SensorGaps gaps() {
    return gaps;
  }

  /** Takes note of the number of its latest event among those of all hosts. */
  void sent(long eventNumber) {
    lastEvent = eventNumber;
  }

  long lastEvent() {
    return lastEvent;
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeUTF(key);
    out.writeLong(lastEvent);
    sequencer.writeTo(out);
    context.writeTo(out);
    gaps.writeTo(out);
  }

  /** Reads what follows the key. */
  void readFrom(DataInput in) throws IOException {
    lastEvent = in.readLong();
    sequencer.readFrom(in);
    context.readFrom(in);
    gaps.readFrom(in);
  }
}

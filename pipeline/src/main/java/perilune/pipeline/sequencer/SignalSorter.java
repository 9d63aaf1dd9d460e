package perilune.pipeline.sequencer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import perilune.engine.Signal;
import perilune.event.EventHeader;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;

/**
 * Signals in any order in, in the order of their events out, once there are no more.
 *
 * <p>Those that memory has no room for wait on disk, sorted. Their events are numbered on the way
 * out: no two are concurrent, and identical records are told apart. Owned by one thread.
 */
public final class SignalSorter {

  /** What an event takes besides its bytes, and what a signal takes, about. */
  private static final int EVENT_BYTES = 128;

  private static final int SIGNAL_BYTES = 64;

  private final long maxBytes;
  private final List<Waiting> waiting = new ArrayList<>();
  private final SpilledRuns<Waiting> runs;
  private final Occurrences occurrences = new Occurrences();
  private long bytes;
  private long spilled;
  private long events;

  /** All signals of one event; at least one. */
  private record Waiting(RetainedEvent event, List<Signal> signals) {
    Waiting(List<Signal> signals) {
      this(signals.getFirst().event(), signals);
    }

    static int order(Waiting left, Waiting right) {
      int order = Long.compare(left.event.timeNanos(), right.event.timeNanos());
      return order == 0 ? EventOrder.compare(left.event.header(), right.event.header()) : order;
    }
  }

  /**
   * Makes an empty one.
   *
   * @param limits how much may wait in memory
   * @param fields gives ids to the fields of what comes back from disk
   */
  public SignalSorter(SequencerLimits limits, FieldTable fields) {
    maxBytes = limits.maxBufferedBytes();
    runs = new SpilledRuns<>(limits.spillFolder(), new SignalRuns(fields));
  }

  /** Takes all signals of one event. */
  public void add(List<Signal> ofOneEvent) throws IOException {
    if (ofOneEvent.isEmpty()) {
      return;
    }
    var signals = new Waiting(List.copyOf(ofOneEvent));
    waiting.add(signals);
    bytes += EVENT_BYTES + signals.event().packedBytes() + (long) SIGNAL_BYTES * ofOneEvent.size();
    if (bytes > maxBytes) {
      waiting.sort(Waiting::order);
      spilled += waiting.size();
      runs.add(waiting);
      waiting.clear();
      bytes = 0;
    }
  }

  /** Gives all signals in order: time, source sequence, position; of one event as they came. */
  public void finish(Consumer<Signal> out) throws IOException {
    waiting.sort(Waiting::order);
    int next = 0;
    for (SpilledRun<Waiting> run = runs.earliest(); run != null; run = runs.earliest()) {
      while (next < waiting.size() && Waiting.order(waiting.get(next), run.head()) < 0) {
        give(waiting.get(next++), out);
      }
      give(runs.take(run), out);
    }
    while (next < waiting.size()) {
      give(waiting.get(next++), out);
    }
    waiting.clear();
    bytes = 0;
  }

  private void give(Waiting next, Consumer<Signal> out) {
    EventHeader header = next.event().header();
    occurrences.number(header);
    header.sequence = ++events;
    RetainedEvent numbered = next.event().with(header);
    for (Signal signal : next.signals()) {
      out.accept(new Signal(signal.rule(), numbered, signal.hits()));
    }
  }

  /** Gives what has happened so far: how many events had to wait on disk. */
  public SequencerCounters counters() {
    return new SequencerCounters(0, 0, 0, spilled, new Oddities());
  }

  /** Events and their signals on disk. */
  private record SignalRuns(FieldTable fields) implements RunFormat<Waiting> {

    @Override
    public int compare(Waiting left, Waiting right) {
      return Waiting.order(left, right);
    }

    @Override
    public void write(Waiting item, DataOutput out) throws IOException {
      item.event().writePacked(out);
      out.writeInt(item.signals().size());
      for (Signal signal : item.signals()) {
        out.writeInt(signal.rule());
        signal.writeHits(out);
      }
    }

    @Override
    public Waiting read(DataInput in) throws IOException {
      RetainedEvent event = RetainedEvent.readPacked(fields, in);
      int count = in.readInt();
      var signals = new ArrayList<Signal>(count);
      for (int i = 0; i < count; i++) {
        signals.add(Signal.readHits(in.readInt(), event, in));
      }
      return new Waiting(event, signals);
    }

    @Override
    public void release(Waiting item) {}
  }
}

package perilune.pipeline.sequencer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import perilune.event.Event;
import perilune.event.EventCodec;

/**
 * The reorder buffer of one host: events in, the same events out in order.
 *
 * <p>Events wait in a heap until the {@link Watermark} has passed them. When the heap is full its
 * later half goes to disk as a sorted run ({@link SpilledRun}), to be merged back when its time has
 * come: memory stays bounded whatever the disorder. An event earlier than one that was released is
 * late: it is passed on at once and counted. An event without a time is passed on at once.
 *
 * <p>Owned by one thread. O(log buffered) an event.
 */
public final class Sequencer {

  private final SequencerLimits limits;
  private final EventPool pool;
  private final Watermark watermark;
  private final Occurrences occurrences = new Occurrences();
  private final PriorityQueue<Event> buffer = new PriorityQueue<>(64, EventOrder.INSTANCE);
  private final List<SpilledRun> runs = new ArrayList<>();

  private final Event lastReleased;
  private boolean released;
  private long late;
  private long untimed;
  private long spilled;

  /** Makes an empty one that takes its buffers from a pool. */
  public Sequencer(SequencerLimits limits, EventPool pool) {
    this.limits = limits;
    this.pool = pool;
    this.watermark = new Watermark(limits);
    this.lastReleased = pool.take();
  }

  /**
   * Takes an event and gives those whose time has come. The event belongs to the sequencer from now
   * on; released events go back to the pool when the consumer returns.
   */
  public void offer(Event event, Consumer<Event> out) throws IOException {
    if (!event.header().timed) {
      untimed++;
      pass(event, out);
      return;
    }
    watermark.see(event.header().timeNanos);
    if (released && EventOrder.INSTANCE.compare(event, lastReleased) < 0) {
      late++;
      pass(event, out);
      return;
    }
    if (buffer.size() >= limits.maxBuffered()) {
      spill();
    }
    buffer.add(event);
    release(watermark.nanos(), out);
  }

  /** Gives everything that still waits. */
  public void finish(Consumer<Event> out) throws IOException {
    release(Long.MAX_VALUE, out);
  }

  /** Gives the event time up to which everything has been released, or the least long. */
  public long watermarkNanos() {
    return watermark.nanos();
  }

  /** Gives what has happened so far. */
  public SequencerCounters counters() {
    return new SequencerCounters(late, untimed, watermark.jumps(), spilled);
  }

  private void release(long upTo, Consumer<Event> out) throws IOException {
    while (true) {
      SpilledRun run = earliestRun();
      Event fromRun = run == null ? null : run.head();
      Event fromBuffer = buffer.peek();
      boolean takeRun =
          fromRun != null
              && (fromBuffer == null || EventOrder.INSTANCE.compare(fromRun, fromBuffer) < 0);
      Event next = takeRun ? fromRun : fromBuffer;
      if (next == null || next.header().timeNanos > upTo) {
        return;
      }
      if (takeRun && run != null) {
        run.advance();
        runs.removeIf(SpilledRun::isEmpty);
      } else {
        buffer.remove();
      }
      inOrder(next, out);
    }
  }

  private @org.jspecify.annotations.Nullable SpilledRun earliestRun() {
    SpilledRun earliest = null;
    for (SpilledRun run : runs) {
      if (earliest == null || EventOrder.INSTANCE.compare(run.head(), earliest.head()) < 0) {
        earliest = run;
      }
    }
    return earliest;
  }

  private void inOrder(Event event, Consumer<Event> out) {
    occurrences.number(event.header());
    released = true;
    lastReleased.header().takeOrderOf(event.header());
    pass(event, out);
  }

  private void pass(Event event, Consumer<Event> out) {
    out.accept(event);
    pool.give(event);
  }

  /** Writes the later half of the buffer to disk. */
  private void spill() throws IOException {
    var sorted = new ArrayList<Event>(buffer);
    sorted.sort(EventOrder.INSTANCE);
    List<Event> later = sorted.subList(sorted.size() / 2, sorted.size());
    runs.add(SpilledRun.write(later, limits.spillFolder(), pool));
    spilled += later.size();
    buffer.clear();
    buffer.addAll(sorted.subList(0, sorted.size() / 2));
    later.forEach(pool::give);
  }

  /** Writes everything that a restart needs. Spilled runs are written out with the rest. */
  public void writeTo(DataOutput out) throws IOException {
    watermark.writeTo(out);
    occurrences.writeTo(out);
    out.writeBoolean(released);
    EventCodec.write(lastReleased, out);
    out.writeLong(late);
    out.writeLong(untimed);
    out.writeLong(spilled);
    var waiting = new ArrayList<Event>(buffer);
    for (SpilledRun run : runs) {
      waiting.addAll(run.drain());
    }
    runs.clear();
    buffer.clear();
    buffer.addAll(waiting);
    out.writeInt(waiting.size());
    for (Event event : waiting) {
      EventCodec.write(event, out);
    }
  }

  /** Takes over what {@link #writeTo} wrote; meant for a new sequencer. */
  public void readFrom(DataInput in) throws IOException {
    watermark.readFrom(in);
    occurrences.readFrom(in);
    released = in.readBoolean();
    EventCodec.read(lastReleased, in);
    late = in.readLong();
    untimed = in.readLong();
    spilled = in.readLong();
    int waiting = in.readInt();
    for (int i = 0; i < waiting; i++) {
      Event event = pool.take();
      EventCodec.read(event, in);
      buffer.add(event);
    }
  }
}

package perilune.pipeline.sequencer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.EventCodec;
import perilune.event.EventHeader;

/**
 * The reorder buffer of one host: events in, the same events out in order.
 *
 * <p>Events wait in a heap until the {@link Watermark} has passed them. When the heap is full its
 * later half goes to disk as a sorted run ({@link SpilledRuns}), to be merged back when its time
 * has come: memory stays bounded whatever the disorder. An event earlier than one that was released
 * is late: it is passed on at once and counted. An event without a time is passed on at once.
 *
 * <p>Owned by one thread. O(log buffered) an event; no allocation unless events are spilled.
 */
public final class Sequencer {

  private final SequencerLimits limits;
  private final EventPool pool;
  private final Watermark watermark;
  private final Occurrences occurrences = new Occurrences();
  private final Occurrences untimedOccurrences = new Occurrences();
  private final PriorityQueue<Event> buffer = new PriorityQueue<>(64, EventOrder.INSTANCE);
  private final SpilledRuns<Event> runs;
  private final Oddities oddities = new Oddities();
  private Oddities.@Nullable Place suspect;
  private long bufferedBytes;

  private final EventHeader lastReleased = new EventHeader();
  private long beforeLastNanos = Watermark.START;
  private boolean released;
  private long late;
  private long untimed;
  private long spilled;

  /** Makes an empty one that takes its buffers from a pool. */
  public Sequencer(SequencerLimits limits, EventPool pool) {
    this.limits = limits;
    this.pool = pool;
    this.watermark = new Watermark(limits);
    this.runs = new SpilledRuns<>(limits.spillFolder(), new EventRuns(pool));
  }

  /**
   * Takes an event and gives those whose time has come. The event belongs to the sequencer from now
   * on; released events belong to the consumer.
   */
  public void offer(Event event, Consumer<Event> out) throws IOException {
    if (!event.header().timed) {
      untimed++;
      oddities.add(Oddities.Kind.UNTIMED, Oddities.Place.of(event.header()));
      untimedOccurrences.number(event.header());
      out.accept(event);
      return;
    }
    see(event.header());
    if (released && EventOrder.compare(event.header(), lastReleased) < 0) {
      // An identical record that came in time has the same id: most of these were sent twice.
      late++;
      oddities.add(Oddities.Kind.LATE, Oddities.Place.of(event.header()));
      out.accept(event);
      return;
    }
    enqueue(event);
    release(watermark.nanos(), out);
  }

  private void see(EventHeader header) {
    long jumps = watermark.jumps();
    watermark.see(header.timeNanos);
    if (watermark.jumps() > jumps && suspect != null) {
      oddities.add(Oddities.Kind.CLOCK_JUMP, suspect);
    }
    if (watermark.suspects(header.timeNanos)) {
      suspect = Oddities.Place.of(header);
    }
  }

  private void enqueue(Event event) throws IOException {
    if (buffer.size() >= limits.maxBuffered() || bufferedBytes >= limits.maxBufferedBytes()) {
      spill();
    }
    buffer.add(event);
    bufferedBytes += event.arena().length;
  }

  /** Gives what waits for events up to a time which, the caller knows, will not come. */
  public void releaseUpTo(long timeNanos, Consumer<Event> out) throws IOException {
    release(timeNanos, out);
  }

  /** Gives everything that still waits. */
  public void finish(Consumer<Event> out) throws IOException {
    release(Long.MAX_VALUE, out);
  }

  /** Gives the event time up to which everything has been released, or the least long. */
  public long watermarkNanos() {
    return watermark.nanos();
  }

  /**
   * Gives the event time after which events are expected: the watermark, or what follows from a
   * first event that waits for a second, or the greatest long before any that has a time.
   */
  public long expectedAfterNanos() {
    return watermark.expectedAfterNanos();
  }

  /**
   * Gives the latest time of its events, leaps of the clock left out; the least where none.
   *
   * <p>After the end a time is trusted also if another event is behind it, however far: where
   * records are hours apart each is a leap, and the watermark follows none of them.
   */
  public long latestNanos() {
    long trusted = Math.max(watermark.latestNanos(), beforeLastNanos);
    return released && watermark.isNear(trusted, lastReleased.timeNanos)
        ? Math.max(trusted, lastReleased.timeNanos)
        : trusted;
  }

  /** Gives what has happened so far. */
  public SequencerCounters counters() {
    return new SequencerCounters(late, untimed, watermark.jumps(), spilled, oddities);
  }

  private void release(long upTo, Consumer<Event> out) throws IOException {
    while (true) {
      SpilledRun<Event> run = runs.earliest();
      Event fromBuffer = buffer.peek();
      if (run != null
          && (fromBuffer == null || EventOrder.INSTANCE.compare(run.head(), fromBuffer) < 0)) {
        if (run.head().header().timeNanos > upTo) {
          return;
        }
        inOrder(runs.take(run), out);
      } else {
        if (fromBuffer == null || fromBuffer.header().timeNanos > upTo) {
          return;
        }
        buffer.remove();
        bufferedBytes -= fromBuffer.arena().length;
        inOrder(fromBuffer, out);
      }
    }
  }

  private void inOrder(Event event, Consumer<Event> out) {
    occurrences.number(event.header());
    if (released) {
      beforeLastNanos = lastReleased.timeNanos;
    }
    released = true;
    lastReleased.takeOrderOf(event.header());
    out.accept(event);
  }

  /** Writes the later half of the buffer to disk. */
  private void spill() throws IOException {
    var sorted = new ArrayList<Event>(buffer);
    sorted.sort(EventOrder.INSTANCE);
    List<Event> later = sorted.subList(sorted.size() / 2, sorted.size());
    spilled += later.size();
    buffer.clear();
    buffer.addAll(sorted.subList(0, sorted.size() / 2));
    bufferedBytes = 0;
    for (Event event : buffer) {
      bufferedBytes += event.arena().length;
    }
    runs.add(later);
  }

  /** Writes everything that a restart needs. Spilled runs are written out with the rest. */
  public void writeTo(DataOutput out) throws IOException {
    watermark.writeTo(out);
    occurrences.writeTo(out);
    untimedOccurrences.writeTo(out);
    writeLastReleased(out);
    out.writeLong(late);
    out.writeLong(untimed);
    out.writeLong(spilled);
    out.writeLong(buffer.size() + runs.size());
    for (Event event : buffer) {
      EventCodec.write(event, out);
    }
    runs.writeTo(out);
  }

  private void writeLastReleased(DataOutput out) throws IOException {
    out.writeBoolean(released);
    out.writeLong(lastReleased.timeNanos);
    out.writeLong(lastReleased.sequence);
    out.writeInt(lastReleased.input);
    out.writeLong(lastReleased.offset);
    out.writeLong(beforeLastNanos);
  }

  /** Takes over what {@link #writeTo} wrote; meant for a new sequencer. */
  public void readFrom(DataInput in) throws IOException {
    watermark.readFrom(in);
    occurrences.readFrom(in);
    untimedOccurrences.readFrom(in);
    released = in.readBoolean();
    lastReleased.timeNanos = in.readLong();
    lastReleased.sequence = in.readLong();
    lastReleased.input = in.readInt();
    lastReleased.offset = in.readLong();
    beforeLastNanos = in.readLong();
    late = in.readLong();
    untimed = in.readLong();
    long spilledBefore = in.readLong();
    for (long waiting = in.readLong(); waiting > 0; waiting--) {
      Event event = pool.take();
      EventCodec.read(event, in);
      enqueue(event);
    }
    spilled = spilledBefore;
  }
}

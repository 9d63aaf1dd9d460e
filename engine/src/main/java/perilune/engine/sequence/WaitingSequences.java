package perilune.engine.sequence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import perilune.engine.join.JoinTuple;
import perilune.engine.join.Ordinal;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;

/**
 * Sequences that are complete but for what should be missing behind their last event: each is a
 * match once its window has passed without such an event.
 *
 * <p>The sequences of one key come in the order of their windows, and of their last events, so an
 * event that should be missing ends some at the head of the key's queue. Those whose window it lies
 * behind are past all such events, for they come in order. Each call is O(log n) for each sequence
 * that leaves.
 */
final class WaitingSequences {

  /** One of them; its window begins at a time. */
  private static final class Waiting {

    final JoinTuple key;
    final List<RetainedEvent> events;
    final long fromNanos;
    final long number;
    boolean queued = true;

    Waiting(JoinTuple key, List<RetainedEvent> events, long fromNanos, long number) {
      this.key = key;
      this.events = events;
      this.fromNanos = fromNanos;
      this.number = number;
    }
  }

  private static final Comparator<Waiting> BY_WINDOW =
      Comparator.<Waiting>comparingLong(waiting -> waiting.fromNanos)
          .thenComparingLong(waiting -> waiting.number);

  private final SequenceShape shape;
  private final TreeSet<Waiting> all = new TreeSet<>(BY_WINDOW);
  private final Map<JoinTuple, Deque<Waiting>> byKey = new HashMap<>();
  private long added;

  WaitingSequences(SequenceShape shape) {
    this.shape = shape;
  }

  int size() {
    return all.size();
  }

  void add(JoinTuple key, List<RetainedEvent> events, long fromNanos) {
    var waiting = new Waiting(key, events, fromNanos, added++);
    all.add(waiting);
    byKey.computeIfAbsent(key, _ -> new ArrayDeque<>()).addLast(waiting);
  }

  /** Ends those of a key that an event should be missing behind, and gives their number. */
  int end(JoinTuple key, Ordinal event) {
    Deque<Waiting> queue = byKey.get(key);
    int ended = 0;
    for (Waiting next = head(queue); next != null; next = head(queue)) {
      boolean passed = shape.isTooLate(next.fromNanos, event.timeNanos());
      if (!passed && Ordinal.of(next.events.getLast()).compareTo(event) >= 0) {
        break;
      }
      unqueue(next);
      if (!passed) {
        all.remove(next);
        ended++;
      }
    }
    return ended;
  }

  private static @Nullable Waiting head(@Nullable Deque<Waiting> queue) {
    return queue == null ? null : queue.peekFirst();
  }

  /** Takes it from its key's queue, at whose head it stands unless events were out of order. */
  private void unqueue(Waiting waiting) {
    Deque<Waiting> queue = byKey.get(waiting.key);
    if (waiting.queued && queue != null) {
      queue.removeFirstOccurrence(waiting);
      if (queue.isEmpty()) {
        byKey.remove(waiting.key);
      }
    }
    waiting.queued = false;
  }

  void removeOldest() {
    Waiting oldest = all.pollFirst();
    if (oldest != null) {
      unqueue(oldest);
    }
  }

  /** Gives those whose window has passed, in the order of the windows' ends. */
  void advance(long watermarkNanos, SequenceSink sink) {
    while (!all.isEmpty() && shape.isTooLate(all.first().fromNanos, watermarkNanos)) {
      Waiting next = all.removeFirst();
      unqueue(next);
      sink.sequence(next.key, next.events);
    }
  }

  void clear() {
    all.clear();
    byKey.clear();
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(all.size());
    for (Waiting waiting : all) {
      waiting.key.write(out);
      out.writeLong(waiting.fromNanos);
      Snapshots.write(waiting.events, out);
    }
  }

  void readFrom(DataInput in, FieldTable table, int sectionBytes) throws IOException {
    clear();
    for (int left = in.readInt(); left > 0; left--) {
      JoinTuple key = JoinTuple.read(in, sectionBytes);
      long fromNanos = in.readLong();
      add(key, Snapshots.readEvents(in, table, shape.steps()), fromNanos);
    }
  }
}

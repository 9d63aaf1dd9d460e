package perilune.telemetry.auditd;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perilune.telemetry.ReadLimits;

/**
 * Keeps the events that still wait for records, and says which are complete.
 *
 * <p>An event is complete at its EOE record; at its PROCTITLE, or if it is a user-space message of
 * one record, once {@link #WINDOW} newer events have begun; once a record of the same node is more
 * than the event timeout younger and {@link #TIMEOUT_WINDOW} newer events have begun; and when more
 * events or bytes wait than the limits allow. No order of records is assumed; the audit log has no
 * EOE at all.
 *
 * <p>Two lists, both in the order of time of arrival: those whose last record has been seen, and
 * those that lack it. Finding an event is O(1) by hash; nothing is allocated once enough events
 * have been used.
 */
final class OpenEvents {

  /**
   * Newer events that must have begun before an event that has its PROCTITLE is complete, count. In
   * recorded logs a record stood at most a handful of events away from its siblings.
   */
  static final int WINDOW = 64;

  /**
   * Newer events that must have begun before an event can time out, count. On a quiet host the next
   * event is seconds away, and may still come before the last record of this one.
   */
  static final int TIMEOUT_WINDOW = 16;

  /** Bytes of all waiting events, count; above this the oldest is taken as complete. */
  static final long MAX_WAITING_BYTES = 64L << 20;

  // How many of the oldest are looked at for the timeout: one whose node fell silent is passed by.
  private static final int TIMEOUT_SCAN = 16;

  private static final int BUCKETS = 1 << 13;

  private final ReadLimits limits;
  private final long timeoutNanos;
  private final @Nullable OpenEvent[] buckets = new OpenEvent[BUCKETS];
  private final EventList waiting = new EventList();
  private final EventList terminated = new EventList();
  private final EventList ready = new EventList();
  private final EventList pool = new EventList();
  private long begun;
  private int open;
  private long openBytes;

  OpenEvents(ReadLimits limits) {
    this.limits = limits;
    this.timeoutNanos = limits.eventTimeout().toNanos();
  }

  /** Gives the waiting event of the record that the scanner stands on, or null. */
  @Nullable OpenEvent find(byte[] line, RecordScanner scanner) {
    int hash = hash(line, scanner);
    OpenEvent event = buckets[hash & (BUCKETS - 1)];
    while (event != null && !(event.keyHash == hash && event.hasKey(line, scanner))) {
      event = event.sameBucket;
    }
    return event;
  }

  /** Begins an event for the record that the scanner stands on; others may become ready. */
  OpenEvent begin(byte[] line, RecordScanner scanner) {
    begun++;
    releaseTerminated(line, scanner);
    releaseTimedOut(line, scanner);
    OpenEvent pooled = pool.removeFirst();
    OpenEvent event = pooled == null ? new OpenEvent() : pooled;
    event.start(line, scanner);
    event.keyHash = hash(line, scanner);
    event.order = begun;
    int bucket = event.keyHash & (BUCKETS - 1);
    event.sameBucket = buckets[bucket];
    buckets[bucket] = event;
    waiting.addLast(event);
    open++;
    openBytes += event.bytes.length;
    releaseSurplus(event);
    return event;
  }

  private static int hash(byte[] line, RecordScanner scanner) {
    long mixed = (scanner.timeNanos() * 31 + scanner.serial()) * 0x9E3779B97F4A7C15L;
    int key = (int) (mixed >>> Integer.SIZE);
    return scanner.nodeStart() == scanner.nodeEnd()
        ? key
        : key ^ Bytes.hash(line, scanner.nodeStart(), scanner.nodeEnd());
  }

  /** Adds the record that the scanner stands on, its line starting at from. */
  void add(OpenEvent event, byte[] line, int from, RecordScanner scanner) {
    int before = event.bytes.length;
    event.add(line, from, scanner);
    openBytes += event.bytes.length - before;
    releaseSurplus(event);
  }

  /** Says that the last record of an event has been seen, others may still straggle in. */
  void terminate(OpenEvent event) {
    if (!event.terminated) {
      waiting.remove(event);
      event.terminated = true;
      event.order = begun;
      terminated.addLast(event);
    }
  }

  /** Makes an event ready. */
  void release(OpenEvent event) {
    (event.terminated ? terminated : waiting).remove(event);
    unlink(event);
    open--;
    openBytes -= event.bytes.length;
    ready.addLast(event);
  }

  /** Makes all events ready, in the order in which they began or ended. */
  void releaseAll() {
    OpenEvent first = oldest();
    while (first != null) {
      release(first);
      first = oldest();
    }
  }

  /** Takes the next event that is complete, or null. */
  @Nullable OpenEvent takeReady() {
    return ready.removeFirst();
  }

  /** Gives an event back to be used again. */
  void recycle(OpenEvent event) {
    event.bytes.clear();
    pool.addLast(event);
  }

  private void releaseTerminated(byte[] line, RecordScanner scanner) {
    OpenEvent first = terminated.first();
    while (first != null && (begun - first.order > WINDOW || timedOut(first, line, scanner))) {
      release(first);
      first = terminated.first();
    }
  }

  private void releaseTimedOut(byte[] line, RecordScanner scanner) {
    OpenEvent event = waiting.first();
    for (int i = 0; i < TIMEOUT_SCAN && event != null; i++) {
      OpenEvent next = event.newer;
      if (timedOut(event, line, scanner)) {
        release(event);
      }
      event = next;
    }
  }

  /** Clocks of different nodes are never compared. */
  private boolean timedOut(OpenEvent event, byte[] line, RecordScanner scanner) {
    return begun - event.order > TIMEOUT_WINDOW
        && scanner.timeNanos() - event.timeNanos > timeoutNanos
        && event.sameNode(line, scanner.nodeStart(), scanner.nodeEnd());
  }

  private void releaseSurplus(OpenEvent kept) {
    while (open > limits.maxOpenEvents() || openBytes > MAX_WAITING_BYTES) {
      OpenEvent first = terminated.first();
      if (first == null || first == kept) {
        first = waiting.first();
      }
      if (first == null || first == kept) {
        return;
      }
      release(first);
    }
  }

  private @Nullable OpenEvent oldest() {
    OpenEvent a = terminated.first();
    OpenEvent b = waiting.first();
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.order <= b.order ? a : b;
  }

  private void unlink(OpenEvent event) {
    int bucket = event.keyHash & (BUCKETS - 1);
    OpenEvent before = buckets[bucket];
    if (before == event) {
      buckets[bucket] = event.sameBucket;
    } else {
      while (before != null && before.sameBucket != event) {
        before = before.sameBucket;
      }
      Objects.requireNonNull(before).sameBucket = event.sameBucket;
    }
    event.sameBucket = null;
  }

  /** A doubly linked list through the events themselves; an event is in one list at most. */
  private static final class EventList {

    private @Nullable OpenEvent first;
    private @Nullable OpenEvent last;

    @Nullable OpenEvent first() {
      return first;
    }

    void addLast(OpenEvent event) {
      event.older = last;
      event.newer = null;
      if (last == null) {
        first = event;
      } else {
        last.newer = event;
      }
      last = event;
    }

    void remove(OpenEvent event) {
      OpenEvent older = event.older;
      OpenEvent newer = event.newer;
      if (older == null) {
        first = newer;
      } else {
        older.newer = newer;
      }
      if (newer == null) {
        last = older;
      } else {
        newer.older = older;
      }
      event.older = null;
      event.newer = null;
    }

    @Nullable OpenEvent removeFirst() {
      OpenEvent event = first;
      if (event != null) {
        remove(event);
      }
      return event;
    }
  }
}

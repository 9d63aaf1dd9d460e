package perilune.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import perilune.engine.Signal;
import perilune.event.RetainedEvent;

/**
 * Signals in the order of their events, those of one event in the order of their coming.
 *
 * <p>Most events have several, which come behind one another: they have one place in the heap.
 * O(log events) for the first signal of an event, O(1) for the others. Owned by one thread.
 */
final class WaitingSignals {

  /** Signals of one event that came behind one another; those before {@code next} are gone. */
  private static final class OfEvent {
    final RetainedEvent event;
    final long number;
    final List<Signal> signals = new ArrayList<>(2);
    int next;

    OfEvent(RetainedEvent event, long number) {
      this.event = event;
      this.number = number;
    }
  }

  private static final Comparator<OfEvent> ORDER = WaitingSignals::compare;

  private final PriorityQueue<OfEvent> events = new PriorityQueue<>(ORDER);
  // To which the next signal may belong.
  private @Nullable OfEvent newest;
  private long arrived;
  private int size;

  /** By time, sequence (none comes last), host, place; written out, for boxing costs here. */
  private static int compare(OfEvent a, OfEvent b) {
    RetainedEvent left = a.event;
    RetainedEvent right = b.event;
    int order = Long.compare(left.timeNanos(), right.timeNanos());
    if (order == 0) {
      order = Long.compareUnsigned(left.sequence() - 1, right.sequence() - 1);
    }
    if (order == 0) {
      order = left.hostKey().compareTo(right.hostKey());
    }
    if (order == 0) {
      order = Integer.compare(left.input(), right.input());
    }
    if (order == 0) {
      order = Long.compare(left.offset(), right.offset());
    }
    return order == 0 ? Long.compare(a.number, b.number) : order;
  }

  /** Gives how many signals wait. */
  int size() {
    return size;
  }

  /** Gives the time of the first one's event; there has to be one. */
  long nextNanos() {
    return events.element().event.timeNanos();
  }

  void add(Signal signal) {
    OfEvent last = newest;
    if (last == null || last.event != signal.event()) {
      last = new OfEvent(signal.event(), arrived++);
      events.add(last);
      newest = last;
    }
    last.signals.add(signal);
    size++;
  }

  /** Takes the first one away; there has to be one. */
  Signal remove() {
    OfEvent first = events.element();
    Signal signal = first.signals.get(first.next++);
    if (first.next == first.signals.size()) {
      events.remove();
      newest = first == newest ? null : newest;
    }
    size--;
    return signal;
  }

  /** Gives all, which stay. O(n log n). */
  List<Signal> inOrder() {
    return events.stream()
        .sorted(ORDER)
        .flatMap(event -> event.signals.subList(event.next, event.signals.size()).stream())
        .toList();
  }
}

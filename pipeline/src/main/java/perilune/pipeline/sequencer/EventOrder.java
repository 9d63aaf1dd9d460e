package perilune.pipeline.sequencer;

import java.util.Comparator;
import perilune.event.Event;
import perilune.event.EventHeader;

/**
 * The order in which a host's events are judged: time, source sequence, position.
 *
 * <p>An event without a sequence comes after those of its time that have one, as Elasticsearch
 * sorts a missing tiebreaker. Inputs are numbered by their first events, not by the order in which
 * they were named.
 */
final class EventOrder implements Comparator<Event> {

  static final EventOrder INSTANCE = new EventOrder();

  private EventOrder() {}

  @Override
  public int compare(Event left, Event right) {
    return compare(left.header(), right.header());
  }

  static int compare(EventHeader a, EventHeader b) {
    int order = Long.compare(a.timeNanos, b.timeNanos);
    if (order == 0) {
      // 0 - 1 wraps to the largest unsigned number: no sequence sorts last.
      order = Long.compareUnsigned(a.sequence - 1, b.sequence - 1);
    }
    if (order == 0) {
      order = Integer.compare(a.input, b.input);
    }
    return order == 0 ? Long.compare(a.offset, b.offset) : order;
  }
}

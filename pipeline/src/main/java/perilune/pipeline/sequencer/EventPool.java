package perilune.pipeline.sequencer;

import java.util.ArrayDeque;
import perilune.event.Event;
import perilune.event.FieldTable;

/** Keeps events for reuse, so that the way of an event allocates nothing. Owned by one thread. */
public final class EventPool {

  /** Events kept for reuse, count; more are left to the collector. */
  private static final int MAX_IDLE = 16_384;

  /**
   * Bytes of text that an idle event may hold on to; larger ones are left to the collector, or a
   * few huge records would make every pooled event huge in time.
   */
  private static final int MAX_IDLE_BYTES = 1 << 16;

  private final FieldTable fields;
  private final ArrayDeque<Event> idle = new ArrayDeque<>();

  /** Makes a pool of events of a table. */
  public EventPool(FieldTable fields) {
    this.fields = fields;
  }

  /** Gives the table of the events' fields. */
  public FieldTable fields() {
    return fields;
  }

  /** Gives an empty event. */
  public Event take() {
    Event event = idle.pollLast();
    return event == null ? new Event(fields) : event;
  }

  /** Takes an event back and empties it. */
  public void give(Event event) {
    if (idle.size() < MAX_IDLE && event.arena().length <= MAX_IDLE_BYTES) {
      event.clear();
      idle.addLast(event);
    }
  }
}

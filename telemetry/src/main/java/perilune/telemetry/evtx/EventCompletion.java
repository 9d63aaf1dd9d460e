package perilune.telemetry.evtx;

import perilune.event.Event;
import perilune.telemetry.windows.EventElements;

/**
 * Makes an event of the elements that it is told.
 *
 * <p>Told in this order: {@link #begin}, the elements of one record, {@link #complete}. A record
 * that turns out to be damaged is not completed: the next thing told is another {@code begin}, or
 * nothing.
 */
public interface EventCompletion extends EventElements {

  /** A record begins: forget what was told and fill this event, which is empty. */
  void begin(Event into);

  /** The record is whole. Gives false if it makes no event; whoever says so counts it. */
  boolean complete();
}

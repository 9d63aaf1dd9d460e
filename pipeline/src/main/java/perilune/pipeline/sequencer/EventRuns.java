package perilune.pipeline.sequencer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import perilune.event.Event;
import perilune.event.EventCodec;

/**
 * Events on disk.
 *
 * @param pool from which they come and to which they go back
 */
record EventRuns(EventPool pool) implements RunFormat<Event> {

  @Override
  public int compare(Event left, Event right) {
    return EventOrder.INSTANCE.compare(left, right);
  }

  @Override
  public void write(Event event, DataOutput out) throws IOException {
    EventCodec.write(event, out);
  }

  @Override
  public Event read(DataInput in) throws IOException {
    Event event = pool.take();
    EventCodec.read(event, in);
    return event;
  }

  @Override
  public void release(Event event) {
    pool.give(event);
  }
}

package perilune.pipeline.oracle;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.pipeline.input.EventSource;
import perilune.pipeline.sequencer.EventPool;

/** Stored events as if they were read. */
final class StoredSource implements EventSource {

  private final Iterator<Stored> events;
  private final EventPool pool;

  StoredSource(List<Stored> events, EventPool pool) {
    this.events = events.iterator();
    this.pool = pool;
  }

  @Override
  public @Nullable Event next() throws IOException {
    return events.hasNext() ? events.next().readInto(pool.take()) : null;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}

package perilune.pipeline.input;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;

/** Gives events, one after the other. */
public interface EventSource extends AutoCloseable {

  /** Gives the next event, which the caller has to give back to the pool; null at the end. */
  @Nullable Event next() throws IOException;

  @Override
  void close() throws IOException;
}

package perilune.telemetry;

import java.io.IOException;
import perilune.event.Event;

/** Gives the events of one input, in the order in which they become complete. */
public interface EventReader extends AutoCloseable {

  /**
   * Reads the next event into a reused one, which forgets what it had. The header gets time, source
   * sequence, offset, length, line and hash; input and host are the caller's to set.
   *
   * @return false at the end of the input
   * @throws IOException if the bytes cannot be had; never for what they say
   */
  boolean read(Event into) throws IOException;

  @Override
  void close() throws IOException;
}

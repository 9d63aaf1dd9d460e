package perilune.pipeline.oracle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import perilune.event.Event;
import perilune.event.EventCodec;

/**
 * An event as a reader gave it, of no table: it can be sent through many pipelines.
 *
 * @param nanos its time
 * @param timed whether it has one
 * @param host the host it names, or an empty string
 */
record Stored(byte[] bytes, long nanos, boolean timed, String host) {

  static Stored of(Event event, String host) throws IOException {
    var bytes = new ByteArrayOutputStream();
    EventCodec.write(event, new DataOutputStream(bytes));
    return new Stored(
        bytes.toByteArray(), event.header().timeNanos, event.header().timed, host);
  }

  Event readInto(Event event) throws IOException {
    EventCodec.read(event, new DataInputStream(new ByteArrayInputStream(bytes)));
    return event;
  }
}

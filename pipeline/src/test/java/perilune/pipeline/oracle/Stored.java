package perilune.pipeline.oracle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import perilune.event.Event;
import perilune.event.EventCodec;
import perilune.event.EventHeader;

/** An event as a reader gave it, of no table: it can be sent through many pipelines. */
final class Stored {

  private final byte[] bytes;
  private final long nanos;
  private final boolean timed;
  private final String host;

  private Stored(byte[] bytes, EventHeader header, String host) {
    this.bytes = bytes;
    this.nanos = header.timeNanos;
    this.timed = header.timed;
    this.host = host;
  }

  static Stored of(Event event, String host) throws IOException {
    var bytes = new ByteArrayOutputStream();
    EventCodec.write(event, new DataOutputStream(bytes));
    return new Stored(bytes.toByteArray(), event.header(), host);
  }

  Event readInto(Event event) throws IOException {
    EventCodec.read(event, new DataInputStream(new ByteArrayInputStream(bytes)));
    return event;
  }

  long nanos() {
    return nanos;
  }

  boolean timed() {
    return timed;
  }

  /** Gives the host that it names, or an empty string. */
  String host() {
    return host;
  }
}

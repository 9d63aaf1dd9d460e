package perilune.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * Names the host that an event belongs to: {@code host.id}, else {@code host.name}, else the
 * default one. Never the path of a file.
 *
 * <p>Most events come from the same host as the one before: its name is kept, so that they cost a
 * comparison of bytes. Owned by one thread.
 */
final class HostKeys {

  private final String defaultHost;
  private byte[] lastBytes = new byte[0];
  private String last = "";

  HostKeys(String defaultHost) {
    this.defaultHost = defaultHost;
  }

  /** Sets the host of an event, and its name where the record has none. */
  void assign(Event event) {
    int value = event.firstValue(KnownField.HOST_ID.id());
    if (value == Event.NONE) {
      value = event.firstValue(KnownField.HOST_NAME.id());
    }
    if (value == Event.NONE) {
      event.put(KnownField.HOST_NAME, defaultHost);
      event.header().hostKey = defaultHost;
      return;
    }
    if (event.tag(value) != Tag.TEXT) {
      event.header().hostKey = event.valueText(value);
      return;
    }
    int from = event.offset(value);
    int to = from + event.length(value);
    if (!Arrays.equals(lastBytes, 0, lastBytes.length, event.arena(), from, to)) {
      lastBytes = Arrays.copyOfRange(event.arena(), from, to);
      last = new String(lastBytes, StandardCharsets.UTF_8);
    }
    event.header().hostKey = last;
    if (!event.has(KnownField.HOST_NAME)) {
      event.put(KnownField.HOST_NAME, last);
    }
  }
}

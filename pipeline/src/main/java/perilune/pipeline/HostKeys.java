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
 * <p>Where the record has no id the name is one: audit records have none, and most sequences join
 * on {@code host.id}. Most events come from the same host as the one before: its name is kept, so
 * that they cost a comparison of bytes. Owned by one thread.
 */
final class HostKeys {

  private final String defaultHost;
  private byte[] lastBytes = new byte[0];
  private String last = "";

  HostKeys(String defaultHost) {
    this.defaultHost = defaultHost;
  }

  /** Sets the host of an event, and its name and id where the record lacks them. */
  void assign(Event event) {
    int value = event.firstValue(KnownField.HOST_ID.id());
    if (value != Event.NONE) {
      take(event, value);
      complete(event, KnownField.HOST_NAME);
      return;
    }
    value = event.firstValue(KnownField.HOST_NAME.id());
    if (value == Event.NONE) {
      event.put(KnownField.HOST_NAME, defaultHost);
      value = event.firstValue(KnownField.HOST_NAME.id());
    }
    take(event, value);
    complete(event, KnownField.HOST_ID);
  }

  private void take(Event event, int value) {
    if (event.tag(value) != Tag.TEXT) {
      last = event.valueText(value);
      lastBytes = last.getBytes(StandardCharsets.UTF_8);
    } else {
      int from = event.offset(value);
      int to = from + event.length(value);
      if (!Arrays.equals(lastBytes, 0, lastBytes.length, event.arena(), from, to)) {
        lastBytes = Arrays.copyOfRange(event.arena(), from, to);
        last = new String(lastBytes, StandardCharsets.UTF_8);
      }
    }
    event.header().hostKey = last;
  }

  private void complete(Event event, KnownField other) {
    if (!event.has(other)) {
      event.put(other, lastBytes, 0, lastBytes.length);
    }
  }
}

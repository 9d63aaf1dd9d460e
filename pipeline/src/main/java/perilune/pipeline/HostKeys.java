package perilune.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.RecordHash;
import perilune.event.Tag;

/**
 * Names the host that an event belongs to: {@code host.id}, else {@code host.name}, else the
 * default one. Never the path of a file. An empty name is none; of a name that is longer than any
 * real one the beginning and a hash are taken.
 *
 * <p>Where the record has no id the name is one: audit records have none, and most sequences join
 * on {@code host.id}. Most events come from the same host as the one before: its name is kept, so
 * that they cost a comparison of bytes. Owned by one thread.
 */
final class HostKeys {

  /** Longest name taken as it is, bytes: a domain name has 253 at most. */
  static final int MAX_NAME_BYTES = 512;

  private static final int KEPT_BYTES = 256;

  private final String defaultHost;
  private final byte[] defaultBytes;
  private byte[] lastBytes = new byte[0];
  private byte[] lastName = new byte[0];
  private String last = "";

  HostKeys(String defaultHost) {
    this.defaultHost = defaultHost;
    this.defaultBytes = defaultHost.getBytes(StandardCharsets.UTF_8);
  }

  /** Sets the host of an event, and its name and id where the record lacks them. */
  void assign(Event event) {
    int value = named(event, KnownField.HOST_ID);
    if (value == Event.NONE) {
      value = named(event, KnownField.HOST_NAME);
    }
    if (value == Event.NONE) {
      name(event, KnownField.HOST_NAME, defaultBytes);
      name(event, KnownField.HOST_ID, defaultBytes);
      event.header().hostKey = defaultHost;
      return;
    }
    if (event.tag(value) == Tag.TEXT) {
      int from = event.offset(value);
      remember(event.arena(), from, from + event.length(value));
    } else {
      byte[] text = event.valueText(value).getBytes(StandardCharsets.UTF_8);
      remember(text, 0, text.length);
    }
    event.header().hostKey = last;
    if (named(event, KnownField.HOST_NAME) == Event.NONE) {
      name(event, KnownField.HOST_NAME, lastName);
    }
    if (named(event, KnownField.HOST_ID) == Event.NONE) {
      name(event, KnownField.HOST_ID, lastName);
    }
  }

  /** Gives the first value that says something. */
  private static int named(Event event, KnownField field) {
    int value = event.firstValue(field.id());
    while (value != Event.NONE && event.tag(value) == Tag.TEXT && event.length(value) == 0) {
      value = event.nextValue(value);
    }
    return value;
  }

  private static void name(Event event, KnownField field, byte[] name) {
    event.remove(field.id());
    event.put(field, name, 0, name.length);
  }

  private void remember(byte[] bytes, int from, int to) {
    if (Arrays.equals(lastBytes, 0, lastBytes.length, bytes, from, to)) {
      return;
    }
    lastBytes = Arrays.copyOfRange(bytes, from, to);
    last = key(lastBytes);
    lastName = last.getBytes(StandardCharsets.UTF_8);
  }

  private static String key(byte[] name) {
    if (name.length <= MAX_NAME_BYTES) {
      return new String(name, StandardCharsets.UTF_8);
    }
    var hash = new RecordHash();
    hash.add(name, 0, name.length);
    return new String(name, 0, KEPT_BYTES, StandardCharsets.UTF_8)
        + "~%016x%016x".formatted(hash.high(), hash.low());
  }
}

package perilune.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
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
 * on {@code host.id}. The names met last are kept, so that an event of one of these hosts costs a
 * comparison of bytes and no allocation. Owned by one thread.
 */
final class HostKeys {

  /** Longest name taken as it is, bytes: a domain name has 253 at most. */
  static final int MAX_NAME_BYTES = 512;

  private static final int KEPT_BYTES = 256;

  /** Hosts whose names are kept, count at most. */
  private static final int SLOTS = 1 << 12;

  /** A name as records have it, what state is kept for, and the name to show. */
  private static final class Known {
    final byte[] bytes;
    final String key;
    final byte[] name;

    Known(byte[] bytes) {
      this.bytes = bytes;
      key = key(bytes);
      name = key.getBytes(StandardCharsets.UTF_8);
    }
  }

  private final String defaultHost;
  private final byte[] defaultBytes;
  // By the low bits of a hash of the bytes; the newest of a slot stays.
  private final @Nullable Known[] known = new @Nullable Known[SLOTS];

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
    Known host;
    if (event.tag(value) == Tag.TEXT) {
      int from = event.offset(value);
      host = known(event.arena(), from, from + event.length(value));
    } else {
      byte[] text = event.valueText(value).getBytes(StandardCharsets.UTF_8);
      host = known(text, 0, text.length);
    }
    event.header().hostKey = host.key;
    if (named(event, KnownField.HOST_NAME) == Event.NONE) {
      name(event, KnownField.HOST_NAME, host.name);
    }
    if (named(event, KnownField.HOST_ID) == Event.NONE) {
      name(event, KnownField.HOST_ID, host.name);
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

  private Known known(byte[] bytes, int from, int to) {
    int slot = hash(bytes, from, to) & (SLOTS - 1);
    Known host = known[slot];
    if (host == null || !Arrays.equals(host.bytes, 0, host.bytes.length, bytes, from, to)) {
      byte[] copy = Arrays.copyOfRange(bytes, from, to);
      host = new Known(copy);
      // What is too long to be a name is not kept.
      known[slot] = copy.length > MAX_NAME_BYTES ? known[slot] : host;
    }
    return host;
  }

  private static int hash(byte[] bytes, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash ^ hash >>> 15;
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

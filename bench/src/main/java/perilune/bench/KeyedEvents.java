package perilune.bench;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * ECS documents of processes that start, as a stream that is made while it is read: key after key,
 * around and around, then for each key one file event that completes what waits for it.
 *
 * <p>All lie within one hour. The same numbers always give the same bytes.
 */
final class KeyedEvents extends InputStream {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long SPAN_NANOS = 3_000_000_000_000L;

  private final int keys;
  private final int starts;
  private int made;
  private byte[] line = new byte[0];
  private int at;

  /**
   * Makes the stream.
   *
   * @param keys different values of {@code process.entity_id}
   * @param starts start events; each key has one at least if there are as many
   */
  KeyedEvents(int keys, int starts) {
    this.keys = keys;
    this.starts = starts;
  }

  @Override
  public int read() {
    return fill() ? line[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (!fill()) {
      return -1;
    }
    int step = Math.min(length, line.length - at);
    System.arraycopy(line, at, into, offset, step);
    at += step;
    return step;
  }

  private boolean fill() {
    if (at < line.length) {
      return true;
    }
    if (made == starts + keys) {
      return false;
    }
    line = document(made++).getBytes(StandardCharsets.UTF_8);
    at = 0;
    return true;
  }

  private String document(int number) {
    boolean start = number < starts;
    int key = (start ? number : number - starts) % keys;
    Instant time = START.plusNanos(SPAN_NANOS / (starts + keys) * number);
    String entity = "Zk%08xQmVhY29uLTAwMDAtc3RhcnQ".formatted(key);
    String tail =
        start
            ? "\"process\":{\"entity_id\":\""
                + entity
                + "\",\"pid\":"
                + (key & 0x3FFFFF)
                + ",\"name\":\"worker\",\"executable\":\"/usr/bin/worker\","
                + "\"command_line\":\"/usr/bin/worker --job "
                + key
                + "\"}"
            : "\"process\":{\"entity_id\":\""
                + entity
                + "\",\"name\":\"worker\"},"
                + "\"file\":{\"path\":\"/tmp/out/"
                + key
                + ".bin\",\"name\":\""
                + key
                + ".bin\"}";
    String kind =
        start
            ? "\"category\":[\"process\"],\"type\":[\"start\"],\"action\":\"exec\""
            : "\"category\":[\"file\"],\"type\":[\"creation\"],\"action\":\"creation\"";
    return "{\"@timestamp\":\""
        + time
        + "\",\"event\":{"
        + kind
        + "},\"host\":{\"id\":\"3f2b9c54-6f1e-4a09-9a53-000000000001\",\"name\":\"build-01\","
        + "\"os\":{\"type\":\"linux\"}},\"user\":{\"id\":\"1000\",\"name\":\"build\"},"
        + tail
        + "}\n";
  }
}

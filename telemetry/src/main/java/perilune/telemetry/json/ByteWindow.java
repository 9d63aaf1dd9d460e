package perilune.telemetry.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A stream seen through a buffer that keeps what is still needed, up to a limit.
 *
 * <p>Offsets are those of the stream. Owned by one thread.
 */
final class ByteWindow implements AutoCloseable {

  private static final int INITIAL = 1 << 16;

  /** Bytes of the buffer that are never filled, so that a reader of words may look past the end. */
  static final int SLACK = 16;

  private final InputStream stream;
  private final int maxKept;

  /** The buffer; {@link #at} is in it. */
  byte[] bytes = new byte[INITIAL + SLACK];

  /** Index of the current byte. */
  int at;

  /** Index behind the last byte that was read. */
  int filled;

  private long base;
  private long kept;
  private boolean full;
  private boolean ended;

  /**
   * @param maxKept bytes that are kept at most, count
   */
  ByteWindow(InputStream stream, int maxKept) {
    this.stream = stream;
    this.maxKept = maxKept;
  }

  /** Gives the offset of the current byte in the stream. */
  long offset() {
    return base + at;
  }

  /** Gives the index of an offset that is kept. */
  int index(long offset) {
    return (int) (offset - base);
  }

  /** Keeps all from this offset on, and nothing before it. */
  void keepFrom(long offset) {
    kept = offset;
    full = false;
  }

  /** Goes back to an offset that is kept. */
  void seek(long offset) {
    at = index(offset);
    keepFrom(offset);
  }

  /**
   * Says whether there is a current byte, reading on if need be. False at the end of the stream, or
   * if keeping more would pass the limit: then {@link #full} is true.
   */
  boolean more() throws IOException {
    return at < filled || fill();
  }

  /** Says whether there are so many bytes from the current one on. */
  boolean has(int count) throws IOException {
    while (filled - at < count) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  /** Says whether {@link #more} was false because of the limit. */
  boolean full() {
    return full;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    int from = (int) (Math.min(kept, offset()) - base);
    if (filled - from > maxKept) {
      full = true;
      return false;
    }
    if (from > 0) {
      System.arraycopy(bytes, from, bytes, 0, filled - from);
      base += from;
      at -= from;
      filled -= from;
    }
    if (filled == bytes.length - SLACK) {
      bytes = Arrays.copyOf(bytes, filled * 2 + SLACK);
    }
    int read = stream.read(bytes, filled, bytes.length - SLACK - filled);
    ended = read < 0;
    filled += Math.max(read, 0);
    return !ended;
  }
}

package perilune.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines without making objects: the current line is a range of {@link
 * #buffer}.
 *
 * <p>A line longer than the limit is refused, counted and skipped to its end, so that memory stays
 * bounded whatever the input. Lines end in {@code \n} or {@code \r\n}; the last may have no end.
 *
 * <p>Owned by one thread.
 */
public final class LineReader implements AutoCloseable {

  private static final int INITIAL_BUFFER = 1 << 16;

  private final InputStream bytes;
  private final int maxLineBytes;
  private final Refusals refusals;

  private byte[] buffer = new byte[INITIAL_BUFFER];
  private int filled;
  private int next;
  private boolean ended;

  private int start;
  private int length;
  private boolean terminated;
  private long bufferOffset;
  private long line;

  /** Makes a reader; it closes the stream with itself. */
  public LineReader(InputStream bytes, ReadContext context) {
    this.bytes = bytes;
    this.maxLineBytes = context.limits().maxLineBytes();
    this.refusals = context.refusals();
  }

  /**
   * Goes to the next line.
   *
   * @return false at the end of the stream
   */
  public boolean next() throws IOException {
    while (true) {
      int end = findEnd();
      if (end < 0 && filled - next > maxLineBytes) {
        skipLongLine();
        continue;
      }
      if (end < 0 && filled == next) {
        return false;
      }
      take(end);
      if (length > maxLineBytes) {
        refuseLongLine(offset(), length);
        continue;
      }
      return true;
    }
  }

  /** Gives the bytes in which the line lies; valid until the next call of {@link #next}. */
  public byte[] buffer() {
    return buffer;
  }

  /** Gives where the line starts in {@link #buffer}. */
  public int start() {
    return start;
  }

  /** Gives the line's length in bytes, without its end. */
  public int length() {
    return length;
  }

  /** Gives where the line starts in the stream. */
  public long offset() {
    return bufferOffset + start;
  }

  /** Gives where the next line starts in the stream. */
  public long endOffset() {
    return bufferOffset + next;
  }

  /** Gives the line's number, from 1. */
  public long line() {
    return line;
  }

  /** Says whether the line had an end; only the last of a stream may have none. */
  public boolean terminated() {
    return terminated;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  /**
   * Finds the line's end in the buffer, reading on as far as the limit allows; -1 if there is none.
   */
  private int findEnd() throws IOException {
    int from = next;
    while (true) {
      for (int at = from; at < filled; at++) {
        if (buffer[at] == '\n') {
          return at;
        }
      }
      if (filled - next > maxLineBytes) {
        return -1;
      }
      int searched = filled - next;
      if (!fill()) {
        return -1;
      }
      from = next + searched;
    }
  }

  private void take(int end) {
    line++;
    start = next;
    terminated = end >= 0;
    int stop = terminated ? end : filled;
    next = terminated ? end + 1 : filled;
    length = stop - start;
    if (length > 0 && buffer[start + length - 1] == '\r') {
      length--;
    }
  }

  private void skipLongLine() throws IOException {
    line++;
    long from = bufferOffset + next;
    int end = -1;
    while (end < 0) {
      next = filled;
      if (!fill()) {
        break;
      }
      for (int at = next; at < filled && end < 0; at++) {
        end = buffer[at] == '\n' ? at : -1;
      }
    }
    next = end < 0 ? filled : end + 1;
    refuseLongLine(from, bufferOffset + next - from);
  }

  private void refuseLongLine(long from, long size) {
    refusals.add(
        Refusals.Reason.LINE_TOO_LONG,
        line,
        from,
        size + " bytes, limit " + maxLineBytes + " (--max-line-bytes)");
  }

  /** Reads more bytes, moving what is unread to the front; false at the end of the stream. */
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (next > 0) {
      System.arraycopy(buffer, next, buffer, 0, filled - next);
      bufferOffset += next;
      filled -= next;
      next = 0;
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = bytes.read(buffer, filled, buffer.length - filled);
    ended = read < 0;
    filled += Math.max(read, 0);
    return !ended;
  }
}

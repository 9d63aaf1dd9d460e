package perilune.telemetry.windows;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import perilune.telemetry.ReadContext;
import perilune.telemetry.Refusals;
import perilune.telemetry.Refusals.Reason;

/**
 * Cuts a stream into events of XML: from {@code <Event} to {@code </Event>}, or to the next {@code
 * <Event} where one was cut off. So a broken event costs only itself, and what stands around events
 * does not matter: a root, a prolog, the head of a syslog line. A line that is none of these, with
 * no event in it, is counted.
 *
 * <p>Memory: one event up to the limit, and the buffer. Each byte is looked at once. Owned by one
 * thread.
 */
final class XmlEvents implements AutoCloseable {

  private static final byte[] EVENT = EventPlan.utf8("Event");
  private static final int INITIAL = 1 << 16;

  private final InputStream stream;
  private final Refusals refusals;
  private final int maxBytes;

  private byte[] bytes = new byte[INITIAL];
  private int at;
  private int filled;
  private long base;
  private boolean ended;

  private long line = 1;
  private int start;
  private long startLine;
  private boolean stray;
  private boolean begun;

  XmlEvents(InputStream stream, ReadContext context) {
    this.stream = stream;
    refusals = context.refusals();
    maxBytes = context.limits().maxLineBytes();
  }

  /**
   * Goes to the next event.
   *
   * @return false at the end of the stream
   */
  boolean next() throws IOException {
    while (findStart()) {
      start = at - EVENT.length - 1;
      startLine = line;
      if (findEnd()) {
        return true;
      }
      refusals.add(
          Reason.LINE_TOO_LONG,
          startLine,
          base + start,
          "an event, limit " + maxBytes + " (--max-line-bytes)");
    }
    endLine();
    return false;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Gives where the event starts in {@link #bytes}; valid until the next call of {@link #next}. */
  int from() {
    return start;
  }

  int length() {
    return at - start;
  }

  long offset() {
    return base + start;
  }

  /** Gives the line on which the event starts, from 1. */
  long line() {
    return startLine;
  }

  /** Says whether the stream ended with the event. */
  boolean last() throws IOException {
    return at == filled && !fill(start);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  /** Goes behind the next {@code <Event}. */
  private boolean findStart() throws IOException {
    while (at < filled || fill(at)) {
      byte b = bytes[at++];
      if (b == '\n') {
        endLine();
        line++;
      } else if (b == '<') {
        if (isEvent(at, at - 1)) {
          at += EVENT.length;
          stray = false;
          begun = true;
          return true;
        }
        begun = true;
      } else if (!begun && b != ' ' && b != '\t' && b != '\r' && !isMark(b)) {
        begun = true;
        stray = true;
      }
    }
    return false;
  }

  private boolean isMark(byte b) {
    return base + at <= 3 && b < 0;
  }

  private void endLine() {
    if (stray) {
      refusals.add(Reason.NOT_A_RECORD, line, base + at, "a line without an event in XML");
    }
    stray = false;
    begun = false;
  }

  /** Goes behind the event; false if it is longer than the limit. */
  private boolean findEnd() throws IOException {
    while (at < filled || fill(start)) {
      byte b = bytes[at];
      if (b == '\n') {
        line++;
      } else if (b == '<') {
        if (isEvent(at + 1, start)) {
          return true;
        }
        if (isClose(at + 1)) {
          at++;
          passTag();
          // What follows on the line is not the start of one.
          begun = true;
          return true;
        }
      }
      at++;
      if (at - start > maxBytes) {
        return false;
      }
    }
    return true;
  }

  private void passTag() throws IOException {
    while ((at < filled || fill(start)) && bytes[at] != '>') {
      at++;
    }
    at = Math.min(at + 1, filled);
  }

  /** Says whether an event's tag has its name here; keeps the bytes from a place on. */
  private boolean isEvent(int index, int keep) throws IOException {
    int moved = need(index + EVENT.length + 1, keep);
    int from = index - moved;
    if (!isName(from)) {
      return false;
    }
    int after = from + EVENT.length;
    return after < filled && (bytes[after] == '>' || bytes[after] <= ' ' && bytes[after] >= 0);
  }

  private boolean isClose(int index) throws IOException {
    int from = index - need(index + EVENT.length + 2, start);
    if (from >= filled || bytes[from] != '/' || !isName(from + 1)) {
      return false;
    }
    int after = from + 1 + EVENT.length;
    return after < filled && (bytes[after] == '>' || bytes[after] == ' ');
  }

  private boolean isName(int from) {
    return from + EVENT.length <= filled
        && Arrays.equals(bytes, from, from + EVENT.length, EVENT, 0, EVENT.length);
  }

  /** Reads on until an index is in the buffer; gives by how much indices have moved. */
  private int need(int index, int keep) throws IOException {
    long before = base;
    int wanted = index;
    int from = keep;
    while (wanted > filled) {
      long old = base;
      boolean more = fill(from);
      int moved = (int) (base - old);
      wanted -= moved;
      from -= moved;
      if (!more) {
        break;
      }
    }
    return (int) (base - before);
  }

  /** Reads more, forgetting what is before an index; false at the end of the stream. */
  private boolean fill(int keep) throws IOException {
    if (ended) {
      return false;
    }
    if (keep > 0) {
      System.arraycopy(bytes, keep, bytes, 0, filled - keep);
      base += keep;
      at -= keep;
      start -= keep;
      filled -= keep;
    }
    if (filled == bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    int count = stream.read(bytes, filled, bytes.length - filled);
    ended = count < 0;
    filled += Math.max(count, 0);
    return !ended;
  }
}

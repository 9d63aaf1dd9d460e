package perilune.telemetry.json;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Passes over JSON strings, also those in three quotes that Kibana's console writes for text of
 * many lines.
 *
 * <p>JSON forbids a line's end inside a string. That is what keeps a string that was never closed
 * from swallowing the documents after it. A string in three quotes ends, broken, before a line that
 * starts like a document.
 *
 * <p>Owned by one thread.
 */
final class StringScan {

  /** What became of a string. */
  enum End {
    CLOSED,
    /** The bytes ran out, for now or for good. */
    OPEN,
    BROKEN
  }

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private final ByteWindow window;
  private final TextPlace place;

  private boolean open;
  private boolean triple;
  private boolean anyTriple;
  private boolean escaped;
  private boolean lineStarts;
  private int quotes;

  StringScan(ByteWindow window, TextPlace place) {
    this.window = window;
    this.place = place;
  }

  /** Says whether a string was begun and not ended. */
  boolean open() {
    return open;
  }

  /** Says whether a string in three quotes was met since {@link #clear}. */
  boolean anyTriple() {
    return anyTriple;
  }

  /** Forgets the string that is open, and what was met. */
  void clear() {
    open = false;
    anyTriple = false;
  }

  /** Begins a string; the current byte is its quote. */
  void begin() throws IOException {
    open = true;
    escaped = false;
    quotes = 0;
    lineStarts = false;
    triple =
        window.has(3) && window.bytes[window.at + 1] == '"' && window.bytes[window.at + 2] == '"';
    anyTriple |= triple;
    window.at += triple ? 3 : 1;
  }

  /** Goes on to the end of the string; the current byte is then the one after it. */
  End resume() throws IOException {
    End end = triple ? resumeTriple() : resumePlain();
    open = end == End.OPEN;
    return end;
  }

  private End resumePlain() {
    byte[] bytes = window.bytes;
    int filled = window.filled;
    int at = window.at;
    if (escaped && at < filled) {
      escaped = false;
      at += bytes[at] == '\n' ? 0 : 1;
    }
    End end = End.OPEN;
    while (at < filled && end == End.OPEN) {
      at = plain(bytes, at, filled);
      byte b = bytes[at];
      if (b == '\n') {
        end = End.BROKEN;
        break;
      }
      at++;
      if (b == '"') {
        end = End.CLOSED;
      } else if (b == '\\') {
        escaped = at == filled;
        at += escaped || bytes[at] == '\n' ? 0 : 1;
      }
    }
    window.at = at;
    return end;
  }

  /** Passes over what neither ends a string nor escapes, eight bytes at a time. */
  private static int plain(byte[] bytes, int from, int filled) {
    int at = from;
    while (at + Long.BYTES < filled) {
      long word = (long) LONGS.get(bytes, at);
      long hits = zeros(word ^ ONES * '"') | zeros(word ^ ONES * '\\') | zeros(word ^ ONES * '\n');
      if (hits != 0) {
        return at + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
      at += Long.BYTES;
    }
    return at;
  }

  /**
   * Gives a word whose lowest bit set is in the first byte that is 0; 0 where none is. Source: H.
   * S. Warren, Hacker's Delight, 6-1.
   */
  private static long zeros(long word) {
    return (word - ONES) & ~word & HIGH_BITS;
  }

  private End resumeTriple() throws IOException {
    while (window.more()) {
      byte b = window.bytes[window.at];
      if (b != '"' && quotes >= 3) {
        // Of more than three quotes the first belong to the text.
        return End.CLOSED;
      }
      quotes = b == '"' ? quotes + 1 : 0;
      if (b == '{' && lineStarts && window.has(2) && window.bytes[window.at + 1] == '"') {
        return End.BROKEN;
      }
      lineStarts = b == '\n';
      if (lineStarts) {
        place.newLine(window.offset());
      }
      window.at++;
    }
    return quotes >= 3 ? End.CLOSED : End.OPEN;
  }
}

package perilune.telemetry.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import perilune.telemetry.Refusals;
import perilune.telemetry.Refusals.Reason;

/**
 * Turns a document into what a JSON parser takes: UTF-8, closed, and no strings in three quotes. A
 * document that is so already, as nearly all are, is not copied.
 *
 * <p>Between three quotes everything is text, a backslash too. Source: Kibana's console, {@code
 * collapseLiteralStrings}.
 *
 * <p>Owned by one thread.
 */
final class Cleaning {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final Refusals refusals;
  private byte[] bytes = {};
  private int from;
  private int length;

  /** Makes one that counts what it repaired. */
  Cleaning(Refusals refusals) {
    this.refusals = refusals;
  }

  /** Gives the bytes in which the clean document lies; valid until the next is taken. */
  byte[] bytes() {
    return bytes;
  }

  /** Gives where it starts in {@link #bytes}. */
  int from() {
    return from;
  }

  /** Gives its length in bytes. */
  int length() {
    return length;
  }

  /** Takes the document on which the scanner stands. */
  void take(DocumentScanner document) {
    bytes = document.bytes();
    from = document.from();
    length = document.length();
    if (!document.missing().isEmpty()) {
      append(document.missing());
    }
    if (document.tripleQuoted()) {
      collapse();
    }
    if (!Utf8.valid(bytes, from, from + length)) {
      refusals.add(Reason.INVALID_UTF8, document.line(), document.offset(), "bytes became U+FFFD");
      bytes =
          new String(bytes, from, length, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
      from = 0;
      length = bytes.length;
    }
  }

  private void append(String closers) {
    byte[] more = closers.getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[length + more.length];
    System.arraycopy(bytes, from, whole, 0, length);
    System.arraycopy(more, 0, whole, length, more.length);
    bytes = whole;
    from = 0;
    length = whole.length;
  }

  /** Writes strings in three quotes as JSON has them. Rare, so it need not be fast. */
  private void collapse() {
    var out = new ByteArrayOutputStream(length + 64);
    int end = from + length;
    int at = from;
    while (at < end) {
      if (bytes[at] != '"') {
        out.write(bytes[at++]);
      } else if (isTriple(at, end)) {
        at = collapseOne(at + 3, end, out);
      } else {
        at = copyString(at, end, out);
      }
    }
    bytes = out.toByteArray();
    from = 0;
    length = bytes.length;
  }

  private boolean isTriple(int at, int end) {
    return at + 2 < end && bytes[at] == '"' && bytes[at + 1] == '"' && bytes[at + 2] == '"';
  }

  private int copyString(int start, int end, ByteArrayOutputStream out) {
    int at = start + 1;
    while (at < end && bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    int stop = Math.min(at + 1, end);
    out.write(bytes, start, stop - start);
    return stop;
  }

  private int collapseOne(int start, int end, ByteArrayOutputStream out) {
    int close = start;
    while (close < end && !isTriple(close, end)) {
      close++;
    }
    // Of more than three quotes the first belong to the text.
    while (close + 3 < end && bytes[close + 3] == '"') {
      close++;
    }
    out.write('"');
    for (int at = start; at < close; at++) {
      escape(bytes[at], out);
    }
    out.write('"');
    return Math.min(close + 3, end);
  }

  private static void escape(byte b, ByteArrayOutputStream out) {
    if (b == '"' || b == '\\') {
      out.write('\\');
      out.write(b);
    } else if (b >= 0 && b < ' ') {
      out.writeBytes("\\u00".getBytes(StandardCharsets.US_ASCII));
      out.write(HEX[b >> 4]);
      out.write(HEX[b & 15]);
    } else {
      out.write(b);
    }
  }
}

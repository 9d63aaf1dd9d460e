package perilune.telemetry.json;

import java.io.IOException;
import java.io.InputStream;
import perilune.telemetry.ReadContext;
import perilune.telemetry.Refusals;
import perilune.telemetry.Refusals.Reason;

/**
 * Cuts bytes into JSON documents, whatever they stand in: lines, one another's company, arrays,
 * search responses. The current document is a range of {@link #bytes}.
 *
 * <p>What is no document is counted and passed over, once a line. Memory: one document up to the
 * limit of its length, and the buffer.
 *
 * <p>Owned by one thread.
 */
final class DocumentScanner implements AutoCloseable {

  /** Reads documents that need not be cut out first. */
  @FunctionalInterface
  interface Plain {

    /** Gives the length of the document that starts here, or 0 if it is to be cut out. */
    int read(byte[] bytes, int from, int end);
  }

  /** What stood last, as far as it decides what may follow. */
  private enum Last {
    COLON,
    /** A string: perhaps a key of what documents stand in. */
    STRING,
    OTHER
  }

  private final ByteWindow window;
  private final Refusals refusals;
  private final int maxNesting;
  private final int maxBytes;
  private final Nesting envelope;
  private final TextPlace place = new TextPlace();
  private final StringScan strings;
  private final DocumentScan document;

  private Last last = Last.OTHER;
  private long refusedLine;

  /** Makes a scanner; it closes the stream with itself. */
  DocumentScanner(InputStream stream, ReadContext context) {
    maxNesting = context.limits().maxNesting();
    maxBytes = context.limits().maxLineBytes();
    refusals = context.refusals();
    window = new ByteWindow(stream, maxBytes);
    envelope = new Nesting(maxNesting);
    strings = new StringScan(window, place);
    document = new DocumentScan(window, place, envelope, context);
  }

  /**
   * Goes to the next document.
   *
   * @param plain is asked first for each document that somebody wants
   * @return false at the end of the stream
   */
  boolean next(Plain plain) throws IOException {
    window.keepFrom(window.offset());
    while (window.more()) {
      byte b = window.bytes[window.at];
      boolean unwanted = last == Last.COLON;
      if (b != '{' && !(b == '[' && unwanted)) {
        outside(b);
      } else {
        last = Last.OTHER;
        if ((!unwanted && isRead(plain)) || document.run(unwanted)) {
          return true;
        }
      }
      window.keepFrom(window.offset());
    }
    if (envelope.depth() > 0) {
      refusals.add(
          Reason.TRUNCATED, place.line(), window.offset(), "an array of documents is not closed");
      envelope.clear();
    }
    return false;
  }

  private boolean isRead(Plain plain) {
    int end = (int) Math.min(window.filled, (long) window.at + maxBytes);
    int length = plain.read(window.bytes, window.at, end);
    if (length > 0) {
      document.take(length);
    }
    return length > 0;
  }

  /** Gives the bytes in which the document lies; valid until the next call of {@link #next}. */
  byte[] bytes() {
    return window.bytes;
  }

  /** Gives where the document starts in {@link #bytes}. */
  int from() {
    return window.index(document.start());
  }

  /** Gives the document's length in bytes. */
  int length() {
    return (int) document.length();
  }

  /** Gives where the document starts in the stream. */
  long offset() {
    return document.start();
  }

  /** Gives the line on which the document starts, from 1. */
  long line() {
    return document.startLine();
  }

  /** Says whether the document has strings in three quotes, which a JSON parser does not know. */
  boolean tripleQuoted() {
    return document.tripleQuoted();
  }

  /** Gives the closers that the document lacks at its end; mostly none. */
  String missing() {
    return document.missing();
  }

  @Override
  public void close() throws IOException {
    window.close();
  }

  private void outside(byte b) throws IOException {
    switch (b) {
      case ' ', '\t', '\r' -> window.at++;
      case '\n' -> {
        // Inside a response a value may stand on the line after its key.
        last = envelope.inObject() ? last : Last.OTHER;
        newLine();
      }
      case ',' -> take(Last.OTHER);
      case ':' -> take(last == Last.STRING ? Last.COLON : Last.OTHER);
      case '[' -> openList();
      case ']', '}' -> closeList(b);
      case '"' -> strayString();
      default -> stray(b);
    }
  }

  private void openList() {
    envelope.open((byte) '[');
    if (envelope.depth() == maxNesting + 1) {
      refusals.add(
          Reason.NESTED_TOO_DEEP,
          place.line(),
          window.offset(),
          "arrays of arrays of documents, limit " + maxNesting);
    }
    take(Last.OTHER);
  }

  private void closeList(byte closer) {
    if (!envelope.close(closer)) {
      refuseStray("a " + (char) closer + " closes nothing");
    }
    take(Last.OTHER);
  }

  private void strayString() throws IOException {
    if (!envelope.inObject()) {
      refuseStray("a string stands where a document should");
    }
    place.mark(window.offset());
    strings.clear();
    strings.begin();
    while (strings.resume() == StringScan.End.OPEN) {
      window.keepFrom(window.offset());
      if (!window.more()) {
        break;
      }
    }
    strings.clear();
    last = Last.STRING;
  }

  private void stray(byte b) throws IOException {
    boolean mark = (b & 0xff) == 0xef && window.has(3);
    if (mark && window.bytes[window.at + 1] == (byte) 0xbb) {
      // A byte order mark, of this file or of one that was appended to it.
      window.at += 3;
      place.goTo(place.line(), window.offset(), 0);
      return;
    }
    if (!envelope.inObject()) {
      refuseStray("this is no JSON document");
    }
    take(Last.OTHER);
  }

  private void refuseStray(String what) {
    if (refusedLine != place.line()) {
      refusedLine = place.line();
      refusals.add(Reason.NOT_A_RECORD, place.line(), window.offset(), what);
    }
  }

  private void newLine() {
    place.newLine(window.offset());
    window.at++;
  }

  private void take(Last what) {
    place.mark(window.offset());
    last = what;
    window.at++;
  }
}

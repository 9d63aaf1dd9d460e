package perilune.telemetry.json;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import perilune.telemetry.ReadContext;
import perilune.telemetry.Refusals;
import perilune.telemetry.Refusals.Reason;

/**
 * Finds the end of one document, or that it has none.
 *
 * <p>Only braces, brackets, strings and lines are looked at; whether a document is JSON is for the
 * parser to say. A document is known to be broken where an object starts a line at which no object
 * can start, where a string has a line's end, and where the limits are passed. It is counted, and
 * reading goes on at the first line inside it that could start a document: one that has a brace
 * first, indented no deeper than the broken one was. Going back like that is bounded, so that
 * hostile input costs a constant factor at most.
 *
 * <p>Owned by one thread.
 */
final class DocumentScan {

  /** Bytes that may be scanned again: this many, and as often as below those that were read. */
  private static final long RESCAN_BYTES = 1 << 20;

  private static final long RESCAN_FACTOR = 4;

  /** What stood last, as far as it decides what may follow. */
  private enum Last {
    OPENER,
    COMMA,
    COLON,
    VALUE
  }

  private final ByteWindow window;
  private final TextPlace place;
  private final Nesting envelope;
  private final Refusals refusals;
  private final int maxBytes;
  private final int maxNesting;
  private final Nesting nesting;
  private final ResponseShape shape = new ResponseShape();
  private final StringScan strings;

  private Last last = Last.OPENER;
  private long rescanned;

  private long start;
  private long startLine;
  private long startIndent;
  private long length;
  private long keyStart;
  private boolean silent;
  private String missing = "";
  // What is wrong with the document, if anything.
  private @Nullable Reason lost;
  private String detail = "";

  // The first place inside the document where another could start, or -1.
  private long candidate = -1;
  private long candidateLine;
  private long candidateIndent;

  /**
   * @param envelope what the document stands in; a search response is added to it
   */
  DocumentScan(ByteWindow window, TextPlace place, Nesting envelope, ReadContext context) {
    this.window = window;
    this.place = place;
    this.envelope = envelope;
    refusals = context.refusals();
    maxBytes = context.limits().maxLineBytes();
    maxNesting = context.limits().maxNesting();
    nesting = new Nesting(maxNesting);
    strings = new StringScan(window, place);
  }

  /** Gives where the document starts in the stream. */
  long start() {
    return start;
  }

  /** Gives the line on which the document starts, from 1. */
  long startLine() {
    return startLine;
  }

  /** Gives the document's length in bytes. */
  long length() {
    return length;
  }

  /** Says whether the document has strings in three quotes. */
  boolean tripleQuoted() {
    return strings.anyTriple();
  }

  /** Gives the closers that the document lacks at its end; mostly none. */
  String missing() {
    return missing;
  }

  /**
   * Goes through a document; the current byte is its opener.
   *
   * @param skipped whether nobody wants it
   * @return whether there is a document to read
   */
  boolean run(boolean skipped) throws IOException {
    begin(skipped);
    boolean over = false;
    while (!over) {
      if (window.more()) {
        over = strings.open() ? string() : step(window.bytes[window.at]);
      } else {
        over = window.full() ? tooLong() : cutOff();
      }
    }
    return length > 0;
  }

  /** Takes a document that somebody else read; the current byte is its opener. */
  void take(int size) {
    begin(false);
    length = size;
    window.at += size;
  }

  private void begin(boolean skipped) {
    place.mark(window.offset());
    start = window.offset();
    startLine = place.line();
    startIndent = place.indent();
    length = 0;
    missing = "";
    silent = skipped;
    last = Last.OPENER;
    lost = skipped ? Reason.BROKEN_RECORD : null;
    candidate = -1;
    nesting.clear();
    strings.clear();
    shape.clear(!skipped);
    window.keepFrom(start);
  }

  /** Takes one token; true if the document is over. */
  private boolean step(byte b) throws IOException {
    switch (b) {
      case ' ', '\t', '\r' -> window.at++;
      case '\n' -> {
        place.newLine(window.offset());
        window.at++;
      }
      case ',' -> take(Last.COMMA);
      case ':' -> take(Last.COLON);
      case '"' -> {
        place.mark(window.offset());
        keyStart = window.offset() + 1;
        strings.begin();
      }
      case '{', '[' -> {
        return opener(b);
      }
      case '}', ']' -> {
        return closer(b);
      }
      default -> take(Last.VALUE);
    }
    return false;
  }

  /** Goes on in a string; true if the document is over. */
  private boolean string() throws IOException {
    StringScan.End end = strings.resume();
    if (end == StringScan.End.OPEN) {
      return false;
    }
    if (end == StringScan.End.BROKEN) {
      lose(Reason.BROKEN_RECORD, "a string is not closed");
    } else if (lost == null && shape.watches(nesting.depth()) && mayBeKey()) {
      shape.key(window.bytes, window.index(keyStart), window.at - 1, nesting.depth());
    }
    last = Last.VALUE;
    return false;
  }

  private boolean mayBeKey() {
    return nesting.inObject() && (last == Last.OPENER || last == Last.COMMA);
  }

  private boolean opener(byte b) {
    boolean firstOnLine = place.mark(window.offset());
    if (b == '{' && firstOnLine && nesting.depth() > 0 && startsAnother()) {
      if (candidate == window.offset() && lacksOnlyClosers()) {
        supplyClosers(Reason.UNCLOSED, "another document starts before it ends");
        place.goTo(place.line(), window.offset(), place.indent());
        return true;
      }
      lose(Reason.BROKEN_RECORD, "another document starts before it ends");
      goBack();
      return true;
    }
    if (lost == null && last == Last.COLON) {
      ResponseShape.Opened opened = shape.opens(b, nesting.depth());
      if (opened != ResponseShape.Opened.PART) {
        return enter(opened);
      }
    }
    nesting.open(b);
    if (lost == null && nesting.tooDeep()) {
      lose(Reason.NESTED_TOO_DEEP, "limit " + maxNesting);
    }
    last = Last.OPENER;
    window.at++;
    return false;
  }

  /** Says whether the brace that starts this line must be another document's. */
  private boolean startsAnother() {
    boolean shallow = place.indent() <= startIndent;
    if (shallow && candidate < 0) {
      candidate = window.offset();
      candidateLine = place.line();
      candidateIndent = place.indent();
    }
    boolean impossible =
        nesting.inObject() ? last != Last.COLON : nesting.inArray() && last == Last.VALUE;
    return impossible || (shallow && lost != null);
  }

  /**
   * Says whether the document is whole but for its last brackets. A number at the end could be cut
   * off and is not trusted.
   */
  private boolean lacksOnlyClosers() {
    if (lost != null || strings.open() || last != Last.VALUE || nesting.tooDeep()) {
      return false;
    }
    int at = window.at - 1;
    while (at >= 0 && window.bytes[at] <= ' ') {
      at--;
    }
    return at >= 0
        && (window.bytes[at] == '"' || window.bytes[at] == '}' || window.bytes[at] == ']');
  }

  private void supplyClosers(Reason reason, String what) {
    missing = nesting.closers();
    length = window.offset() - start;
    refusals.add(reason, startLine, start, what + "; it lacks " + missing);
  }

  /** Leaves the response that was taken for a document; its hits are the documents. */
  private boolean enter(ResponseShape.Opened opened) {
    envelope.open((byte) '{');
    if (opened == ResponseShape.Opened.INNER_RESPONSE) {
      begin(false);
      return false;
    }
    if (opened == ResponseShape.Opened.LIST_IN_HITS) {
      envelope.open((byte) '{');
    }
    envelope.open((byte) '[');
    window.at++;
    return true;
  }

  private boolean closer(byte b) {
    place.mark(window.offset());
    if (!nesting.close(b)) {
      lose(Reason.BROKEN_RECORD, "brackets do not match");
      if (b == ']' && envelope.inArray()) {
        // It is the list that ends here.
        refuseDocument();
        return true;
      }
    }
    last = Last.VALUE;
    window.at++;
    if (nesting.depth() > 0) {
      return false;
    }
    if (window.offset() - start > maxBytes) {
      lose(Reason.LINE_TOO_LONG, "limit " + maxBytes + " bytes (--max-line-bytes)");
    }
    if (lost == null) {
      length = window.offset() - start;
    } else {
      refuseDocument();
    }
    return true;
  }

  private void lose(Reason reason, String what) {
    if (lost == null) {
      lost = reason;
      detail = what;
    }
  }

  private boolean tooLong() {
    lose(Reason.LINE_TOO_LONG, "limit " + maxBytes + " bytes (--max-line-bytes)");
    if (candidate >= 0 && mayGoBack()) {
      goBack();
      return true;
    }
    candidate = -1;
    window.keepFrom(window.offset());
    return false;
  }

  private boolean cutOff() {
    if (candidate >= 0) {
      lose(Reason.BROKEN_RECORD, "it never ends");
      goBack();
      return true;
    }
    if (lacksOnlyClosers()) {
      supplyClosers(Reason.TRUNCATED, "the input ends inside this document");
      return true;
    }
    lose(Reason.TRUNCATED, "the input ends inside this document");
    refuseDocument();
    return true;
  }

  /** Counts the document as lost, and goes back to where the next could start. */
  private void goBack() {
    refuseDocument();
    strings.clear();
    if (candidate >= 0 && mayGoBack()) {
      rescanned += window.offset() - candidate;
      window.seek(candidate);
      place.goTo(candidateLine, candidate, candidateIndent);
      return;
    }
    place.goTo(place.line(), window.offset(), place.indent());
  }

  private boolean mayGoBack() {
    long cost = rescanned + window.offset() - candidate;
    return cost <= RESCAN_BYTES + RESCAN_FACTOR * window.offset();
  }

  private void refuseDocument() {
    if (!silent && lost != null) {
      refusals.add(lost, startLine, start, detail);
    }
  }

  private void take(Last what) {
    place.mark(window.offset());
    last = what;
    window.at++;
  }
}

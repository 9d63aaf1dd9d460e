package perilune.telemetry.json;

import java.io.IOException;
import java.io.InputStream;
import perilune.event.Event;
import perilune.telemetry.ReadContext;

/**
 * Has the documents of a stream read one after the other, whatever they stand in: see {@link
 * DocumentScanner}.
 *
 * <p>Nearly all documents are read in one pass: {@link PlainTokens} find the end as they go. Only
 * where they give up is the document cut out, made clean ({@link Cleaning}) and read again with
 * {@link CarefulTokens}. What is wrong with it is counted then, once.
 *
 * <p>Owned by one thread.
 */
public final class JsonDocuments implements AutoCloseable {

  /** Takes what a document says. */
  @FunctionalInterface
  public interface Taker {

    /**
     * Takes a document, up to its last token. May be called again with the same document, from its
     * start, and an event that is empty again: the first time did not count.
     *
     * @return false if something is wrong with the document
     */
    boolean take(JsonTokens tokens, Event into);
  }

  private final DocumentScanner scanner;
  private final Cleaning cleaning;
  private final Taker taker;
  private final PlainTokens plain;
  private final CarefulTokens careful;

  private byte[] bytes = {};
  private int from;
  private int length;
  private boolean sound;

  /**
   * Makes one; it closes the stream with itself.
   *
   * @param strict whether a name that stands twice in an object, or a comma too many, is wrong
   */
  public JsonDocuments(InputStream stream, ReadContext context, boolean strict, Taker taker) {
    this.taker = taker;
    int maxNesting = context.limits().maxNesting();
    scanner = new DocumentScanner(stream, context);
    cleaning = new Cleaning(context.refusals());
    plain = new PlainTokens(maxNesting);
    careful = new CarefulTokens(maxNesting, strict);
  }

  /**
   * Goes to the next document, and has it taken into an event that was empty.
   *
   * @return false at the end of the stream; then the event is empty
   */
  public boolean next(Event into) throws IOException {
    sound = false;
    boolean any =
        scanner.next((source, at, end) -> isTaken(source, at, end, into) ? plain.end() : 0);
    if (!any) {
      into.clear();
    } else if (!sound) {
      takeCleaned(into);
    }
    return any;
  }

  /** Says whether the document that starts here was read in one pass. */
  private boolean isTaken(byte[] source, int at, int end, Event into) {
    into.clear();
    plain.begin(source, at, end);
    sound = taker.take(plain, into) && plain.whole();
    bytes = source;
    from = at;
    length = plain.end();
    return sound;
  }

  /** Reads a document that was cut out of what it stands in. */
  private void takeCleaned(Event into) {
    cleaning.take(scanner);
    int end = cleaning.from() + cleaning.length();
    boolean again = plain.truncated() && end + ByteWindow.SLACK <= cleaning.bytes().length;
    if (again && isTaken(cleaning.bytes(), cleaning.from(), end, into)) {
      return;
    }
    bytes = cleaning.bytes();
    from = cleaning.from();
    length = cleaning.length();
    into.clear();
    careful.begin(bytes, from, length);
    sound = taker.take(careful, into);
    careful.finish();
  }

  /** Says whether nothing is wrong with the document, by what its taker said. */
  public boolean sound() {
    return sound;
  }

  /**
   * Gives the bytes in which the document lies, clean; valid until the next call of {@link #next}.
   */
  public byte[] bytes() {
    return bytes;
  }

  /** Gives where the document starts in {@link #bytes}. */
  public int from() {
    return from;
  }

  /** Gives the clean document's length in bytes. */
  public int length() {
    return length;
  }

  /** Gives where the document starts in the stream. */
  public long offset() {
    return scanner.offset();
  }

  /** Gives the line on which the document starts, from 1. */
  public long line() {
    return scanner.line();
  }

  /** Gives the document's length in the stream, in bytes. */
  public int written() {
    return scanner.length();
  }

  /** Says whether half of a surrogate pair became U+FFFD since this was last asked. */
  public boolean takeReplaced() {
    return careful.takeReplaced();
  }

  @Override
  public void close() throws IOException {
    scanner.close();
  }
}

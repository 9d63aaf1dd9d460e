package perilune.telemetry.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Gives the tokens of a document as nearly all are, in one pass over its bytes, and gives up on any
 * other: then {@link CarefulTokens} must read it from its start, and say what is wrong if anything
 * is.
 *
 * <p>Plain is what stands on one line, is complete in the bytes at hand, is UTF-8, and has no
 * control characters, no halves of surrogate pairs, no names with escapes and no more depth than
 * the limit. An object that could be the answer of a search is none either, see {@link
 * ResponseShape}. What is taken here is taken alike there: a test holds one against the other.
 *
 * <p>Strings are looked at eight bytes at a time, and copied at once: what is looked at is written
 * behind the texts before it, and what turns out not to belong to the string is written over. The
 * words are those of H. S. Warren, Hacker's Delight, 6-1: of all that are marked the lowest is
 * right. Owned by one thread; allocates nothing once its buffer has grown and the names were met.
 */
final class PlainTokens extends JsonTokens {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long BLANKS = ONES * ' ';

  /** What may follow. */
  private enum Next {
    /** The document. */
    DOCUMENT,
    /** A member's value. */
    VALUE,
    /** The first member or element, or the end. */
    FIRST,
    /** A comma or the end. */
    COMMA,
    /** Nothing: the document is over, or was given up. */
    NOTHING
  }

  private final JsonNames names = new JsonNames();
  private final byte[] openers;

  private byte[] bytes = {};
  private int start;
  private int limit;
  private int at;
  private int token;
  private int depth;
  private Next next = Next.NOTHING;
  private boolean whole;
  private boolean ranOut;
  private boolean perhapsResponse;
  private int name;

  private byte[] texts = {};
  private int used;
  private int from;

  PlainTokens(int maxNesting) {
    openers = new byte[maxNesting];
  }

  /**
   * Starts on a document.
   *
   * @param source with {@link ByteWindow#SLACK} bytes at least behind the end
   * @param end where the bytes end that count; the document may end before
   */
  void begin(byte[] source, int first, int end) {
    bytes = source;
    start = first;
    limit = end;
    at = first;
    depth = 0;
    next = Next.DOCUMENT;
    whole = false;
    ranOut = false;
    perhapsResponse = true;
    used = 0;
    from = 0;
    names.restart();
    if (texts.length < end - first + ByteWindow.SLACK) {
      // No text is longer than it was written.
      texts = new byte[Math.max(end - first + ByteWindow.SLACK, texts.length * 2)];
    }
  }

  /** Says whether the document was read to its end; {@link #end} is where that is. */
  boolean whole() {
    return whole;
  }

  @Override
  boolean truncated() {
    return ranOut;
  }

  @Override
  Token advance() {
    if (at >= limit && next != Next.NOTHING) {
      return giveUp();
    }
    return switch (next) {
      case DOCUMENT -> isAt('{') ? value() : giveUp();
      case VALUE -> value();
      case FIRST -> first();
      case COMMA -> comma();
      case NOTHING -> Token.END;
    };
  }

  private Token giveUp() {
    next = Next.NOTHING;
    ranOut = at >= limit;
    return Token.END;
  }

  /** Passes over blanks, and says whether this byte follows. */
  private boolean isAt(char b) {
    while (bytes[at] == ' ' && at < limit) {
      at++;
    }
    return bytes[at] == b;
  }

  private boolean inObject() {
    return openers[depth - 1] == '{';
  }

  private Token first() {
    boolean object = inObject();
    if (isAt(object ? '}' : ']')) {
      return close();
    }
    return object ? member() : value();
  }

  private Token comma() {
    boolean object = inObject();
    if (isAt(',')) {
      at++;
      return object ? member() : value();
    }
    return bytes[at] == (object ? '}' : ']') ? close() : giveUp();
  }

  private Token close() {
    token = at++;
    depth--;
    next = Next.COMMA;
    Token end = openers[depth] == '{' ? Token.OBJECT_END : Token.ARRAY_END;
    if (depth == 0) {
      next = Next.NOTHING;
      whole = at <= limit;
      ranOut = !whole;
      return whole ? end : Token.END;
    }
    return end;
  }

  private Token member() {
    if (!isAt('"')) {
      return giveUp();
    }
    token = at;
    name = names.read(bytes, at + 1, limit);
    if (name == JsonNames.UNKNOWN) {
      return giveUp();
    }
    if (depth == 1 && perhapsResponse) {
      perhapsResponse = ResponseShape.knows(names.text(name));
    }
    at += names.length(name) + 2;
    if (!isAt(':')) {
      return giveUp();
    }
    at++;
    next = Next.VALUE;
    return Token.NAME;
  }

  private Token value() {
    if (isAt('"')) {
      return string();
    }
    token = at;
    return switch (bytes[at]) {
      case '{', '[' -> open();
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      case 't' -> word("true", Token.TRUE);
      case 'f' -> word("false", Token.FALSE);
      case 'n' -> word("null", Token.NULL);
      default -> giveUp();
    };
  }

  private Token open() {
    if (depth == openers.length || (depth > 0 && perhapsResponse)) {
      return giveUp();
    }
    byte opener = bytes[at++];
    openers[depth++] = opener;
    next = Next.FIRST;
    return opener == '{' ? Token.OBJECT : Token.ARRAY;
  }

  private Token word(String word, Token is) {
    for (int i = 0; i < word.length(); i++) {
      if (bytes[at + i] != word.charAt(i)) {
        return giveUp();
      }
    }
    at += word.length();
    next = Next.COMMA;
    return is;
  }

  private Token number() {
    int whole = NumberText.whole(bytes, at, limit);
    int end = whole < 0 ? whole : NumberText.fraction(bytes, whole, limit);
    if (end < 0 || end >= limit) {
      at = end < 0 ? at : end;
      return giveUp();
    }
    from = used;
    System.arraycopy(bytes, at, texts, used, end - at);
    used += end - at;
    at = end;
    next = Next.COMMA;
    return end == whole ? Token.WHOLE : Token.FRACTION;
  }

  private Token string() {
    token = at;
    int read = at + 1;
    int write = used;
    long all = 0;
    while (read < limit) {
      long word = (long) LONGS.get(bytes, read);
      LONGS.set(texts, write, word);
      all |= word;
      long hits =
          zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES) | (word - BLANKS & ~word & HIGH_BITS);
      if (hits == 0) {
        read += Long.BYTES;
        write += Long.BYTES;
        continue;
      }
      int before = Long.numberOfTrailingZeros(hits) >>> 3;
      read += before;
      write += before;
      if (bytes[read] == '"') {
        return text(read, write, all);
      }
      int size = bytes[read] == '\\' ? Escape.write(bytes, read, limit, texts, write) : 0;
      if (size == 0) {
        break;
      }
      write += size;
      read += Escape.length(bytes, read);
    }
    at = read;
    return giveUp();
  }

  /** Ends a string; {@code all} has a high bit where one of its bytes, or near them, has it. */
  private Token text(int read, int write, long all) {
    at = read;
    if ((all & HIGH_BITS) != 0 && !Utf8.valid(bytes, token, Math.min(read, limit))) {
      return giveUp();
    }
    from = used;
    used = write;
    at = read + 1;
    next = Next.COMMA;
    return Token.TEXT;
  }

  /** Gives the bytes in which one is 0 as a mark, see the class. */
  private static long zeros(long word) {
    return (word - ONES) & ~word & HIGH_BITS;
  }

  @Override
  public String name() {
    return names.text(name);
  }

  @Override
  public int nameId() {
    return name;
  }

  @Override
  public void take() {
    // It was taken as it was read.
  }

  @Override
  public byte[] bytes() {
    return texts;
  }

  @Override
  public int from() {
    return from;
  }

  @Override
  public int length() {
    return used - from;
  }

  @Override
  public int offset() {
    return token - start;
  }

  @Override
  public int end() {
    return at - start;
  }

  @Override
  public String problem() {
    return next == Next.NOTHING && !whole ? "it is not plain" : "";
  }

  @Override
  public boolean takeReplaced() {
    return false;
  }
}

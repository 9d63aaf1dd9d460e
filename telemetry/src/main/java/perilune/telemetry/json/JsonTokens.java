package perilune.telemetry.json;

import org.jspecify.annotations.Nullable;

/**
 * The tokens of one JSON document, one after the other.
 *
 * <p>Texts are UTF-8 in {@link #bytes} and stay there until the next document. Owned by one thread.
 */
public abstract sealed class JsonTokens permits PlainTokens, CarefulTokens {

  /** What a token is. */
  public enum Token {
    OBJECT,
    OBJECT_END,
    ARRAY,
    ARRAY_END,
    /** A member's name; its value follows. */
    NAME,
    TEXT,
    /** A whole number, however long. */
    WHOLE,
    /** A number with a fraction or an exponent. */
    FRACTION,
    TRUE,
    FALSE,
    NULL,
    /** There are no more, or they cannot be told: see {@link #problem}. */
    END
  }

  private Token current = Token.END;

  /** Goes to the next token; after {@link Token#END} comes nothing else. */
  public final Token next() {
    current = advance();
    return current;
  }

  /** Gives the token on which it stands. */
  public final Token current() {
    return current;
  }

  /** Goes to the next token and gives its name, or null if it is none. */
  public final @Nullable String nextName() {
    return next() == Token.NAME ? name() : null;
  }

  /** Goes on to the end of the object or array that starts here; stays on any other token. */
  public final void skip() {
    int open = 0;
    do {
      switch (current) {
        case OBJECT, ARRAY -> open++;
        case OBJECT_END, ARRAY_END -> open--;
        case NAME, TEXT, WHOLE, FRACTION, TRUE, FALSE, NULL, END -> {
          // Nothing opens or ends here.
        }
      }
    } while (open > 0 && next() != Token.END);
  }

  abstract Token advance();

  /** Gives the name that was met last. */
  public abstract String name();

  /**
   * Gives the number of the name that was met last: the same for the same name of one source, from
   * 1; -1 where it has none.
   */
  public abstract int nameId();

  /**
   * Takes the text of this token, or the digits of a number as they are written, into {@link
   * #bytes}; to be called before {@link #from} and {@link #length} are asked.
   */
  public abstract void take();

  /** Gives the bytes in which texts lie; not to be written to, another after {@link #take}. */
  public abstract byte[] bytes();

  /** Gives where the text that was taken last starts. */
  public abstract int from();

  /** Gives how many bytes the text that was taken last has. */
  public abstract int length();

  /** Gives where this token starts, in bytes from the document's first. */
  public abstract int offset();

  /** Gives where the next token can start, in bytes from the document's first. */
  public abstract int end();

  /** Says why the tokens ended before the document did, or gives an empty text. */
  public abstract String problem();

  /** Says whether the tokens ended because the bytes did. */
  abstract boolean truncated();

  /** Says whether half of a surrogate pair became U+FFFD since this was last asked. */
  public abstract boolean takeReplaced();
}

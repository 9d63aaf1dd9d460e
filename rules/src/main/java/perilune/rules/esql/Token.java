package perilune.rules.esql;

import perilune.rules.text.Characters;
import perilune.rules.text.Lexeme;
import perilune.source.Span;

/**
 * A word of the language.
 *
 * @param kind what it is
 * @param text of strings and names without quotes and escapes, else as written
 * @param span where it stands, quotes included
 */
record Token(Kind kind, String text, Span span) implements Lexeme {

  enum Kind {
    /** A name or keyword: letters, digits, dots between them. */
    NAME,
    /** A name of which a part stands in backquotes: never a keyword. */
    QUOTED_NAME,
    STRING,
    WHOLE,
    REAL,
    /** {@code ?} with what follows: a parameter. */
    PARAMETER,
    SYMBOL,
    /** What could not be read, and was reported. */
    BROKEN,
    END
  }

  @Override
  public boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  @Override
  public boolean isKeyword(String keyword) {
    return kind == Kind.NAME && text.equalsIgnoreCase(keyword);
  }

  boolean isName() {
    return kind == Kind.NAME || kind == Kind.QUOTED_NAME;
  }

  @Override
  public boolean isEnd() {
    return kind == Kind.END;
  }

  @Override
  public boolean isBroken() {
    return kind == Kind.BROKEN;
  }

  /** Gives it as a person would name it in a sentence. */
  String described() {
    return switch (kind) {
      case END -> "the end of the query";
      case STRING -> "a string";
      case BROKEN -> "this";
      case NAME, QUOTED_NAME, WHOLE, REAL, PARAMETER, SYMBOL ->
          "'" + Characters.excerpt(text) + "'";
    };
  }
}

package perilune.rules.text;

import perilune.source.Span;

/** A word of a query, as far as a cursor has to know it. */
public interface Lexeme {

  /** Gives where it stands, quotes included. */
  Span span();

  /** Says whether it is this sign. */
  boolean isSymbol(String symbol);

  /** Says whether it is this keyword, in whatever case. */
  boolean isKeyword(String keyword);

  /** Says whether nothing follows: the last token of a query is one that does. */
  boolean isEnd();

  /** Says whether it could not be read, and that was reported. */
  default boolean isBroken() {
    return false;
  }
}

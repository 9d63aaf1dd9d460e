package perilune.rules.kql;

import java.util.List;
import perilune.rules.text.Characters;
import perilune.rules.text.Lexeme;
import perilune.source.Span;

/**
 * A word of the language.
 *
 * @param kind what it is
 * @param pieces text with escapes resolved, cut at wildcards; of keywords and symbols as written
 * @param span where it stands, quotes included
 */
record Token(Kind kind, List<String> pieces, Span span) implements Lexeme {

  enum Kind {
    /** Characters without blanks between them. */
    WORD,
    /** A phrase in double quotes. */
    QUOTED,
    /** {@code and}, {@code or}, {@code not}; in lower case here. */
    KEYWORD,
    SYMBOL,
    END
  }

  Token {
    pieces = List.copyOf(pieces);
  }

  boolean is(Kind wanted, String text) {
    return kind == wanted && pieces.getFirst().equals(text);
  }

  @Override
  public boolean isSymbol(String symbol) {
    return is(Kind.SYMBOL, symbol);
  }

  @Override
  public boolean isKeyword(String keyword) {
    return is(Kind.KEYWORD, keyword);
  }

  /** Says whether a name or a value begins here. */
  boolean isLiteral() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  @Override
  public boolean isEnd() {
    return kind == Kind.END;
  }

  /** Gives it as a person would name it in a sentence. */
  String described() {
    return switch (kind) {
      case END -> "the end of the query";
      case QUOTED -> "a phrase in quotes";
      case WORD -> "'" + Characters.excerpt(String.join("*", pieces)) + "'";
      case KEYWORD, SYMBOL -> "'" + pieces.getFirst() + "'";
    };
  }
}

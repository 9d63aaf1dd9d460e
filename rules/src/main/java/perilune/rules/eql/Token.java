package perilune.rules.eql;

import perilune.rules.text.Lexeme;
import perilune.source.Span;

/**
 * A word of the language.
 *
 * @param kind what it is
 * @param text what stands there; for texts and quoted names what they mean
 * @param span where it stands, quotes included
 */
record Token(Kind kind, String text, Span span) implements Lexeme {

  enum Kind {
    /** A name or keyword, with a {@code ~} that follows it directly. */
    WORD,
    /** A name in backticks. */
    QUOTED_NAME,
    /** {@code $Name}, without the sign. */
    PARAMETER,
    /** A string, raw or not. */
    TEXT,
    WHOLE,
    REAL,
    SYMBOL,
    END
  }

  @Override
  public boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  @Override
  public boolean isKeyword(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  @Override
  public boolean isEnd() {
    return kind == Kind.END;
  }

  /** Gives it as a person would name it in a sentence. */
  String described() {
    return switch (kind) {
      case END -> "the end of the query";
      case TEXT -> "a string";
      case PARAMETER -> "'$" + text + "'";
      case QUOTED_NAME -> "`" + text + "`";
      case WORD, WHOLE, REAL, SYMBOL -> "'" + text + "'";
    };
  }
}

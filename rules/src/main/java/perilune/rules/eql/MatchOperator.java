package perilune.rules.eql;

import perilune.rules.plan.Matching;

/** Operators that match text against constants. */
public enum MatchOperator {
  /** The same as {@code like~}. */
  COLON(":", Matching.EQL_INSENSITIVE),
  LIKE("like", Matching.EQL),
  LIKE_INSENSITIVE("like~", Matching.EQL_INSENSITIVE),
  REGEX("regex", Matching.EQL),
  REGEX_INSENSITIVE("regex~", Matching.EQL_INSENSITIVE);

  private final String symbol;
  private final Matching matching;

  MatchOperator(String symbol, Matching matching) {
    this.symbol = symbol;
    this.matching = matching;
  }

  /** Gives how it is written. */
  public String symbol() {
    return symbol;
  }

  Matching matching() {
    return matching;
  }

  /** Says whether its patterns are regular expressions. */
  public boolean isRegex() {
    return this == REGEX || this == REGEX_INSENSITIVE;
  }
}

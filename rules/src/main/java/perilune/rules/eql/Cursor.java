package perilune.rules.eql;

import java.util.List;
import perilune.rules.text.TokenCursor;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;

/** The place in the tokens of EQL, and what its parsers need there. */
final class Cursor extends TokenCursor<Token> {

  private final EqlLimits limits;

  Cursor(List<Token> tokens, Mistakes mistakes, EqlLimits limits) {
    super(
        tokens,
        mistakes,
        DiagnosticCode.EQL001,
        new Limits(
            limits.maxNesting(),
            DiagnosticCode.EQL005,
            "leave out parentheses that are not needed, or split the query"));
    this.limits = limits;
  }

  EqlLimits limits() {
    return limits;
  }

  /** Passes a keyword. One in the wrong case is reported and passed as well. */
  @Override
  public boolean acceptKeyword(String keyword) {
    Token token = peek();
    boolean here = super.acceptKeyword(keyword);
    if (here && !token.text().equals(keyword)) {
      mistakes()
          .error(
              DiagnosticCode.EQL001,
              token.span(),
              "keywords are lower case, '" + token.text() + "' is none",
              "write '" + keyword + "'");
    }
    return here;
  }

  /** Passes a symbol, or reports that it is missing and stays. */
  void expectSymbol(String symbol, String purpose) {
    if (!acceptSymbol(symbol)) {
      unexpected("'" + symbol + "' is missing " + purpose);
    }
  }
}

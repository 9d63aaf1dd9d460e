package perilune.rules.esql;

import java.util.List;
import perilune.rules.text.TokenCursor;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/** The place in the tokens of ES|QL, and what its parsers need there. */
final class Cursor extends TokenCursor<Token> {

  private final String text;
  private final EsqlLimits limits;

  Cursor(String text, List<Token> tokens, Mistakes mistakes, EsqlLimits limits) {
    super(
        tokens,
        mistakes,
        DiagnosticCode.ESQL001,
        new Limits(
            limits.maxNesting(),
            DiagnosticCode.ESQL003,
            "leave out parentheses that are not needed, or take parts out with EVAL"));
    this.text = text;
    this.limits = limits;
  }

  EsqlLimits limits() {
    return limits;
  }

  /** Says whether the token here follows the one before it without a blank. */
  boolean isAttached() {
    int start = peek().span().start();
    return start > 0 && lastEnd() == start;
  }

  /** Passes the symbol, or reports that it is missing and stays. */
  void expectSymbol(String symbol, String help) {
    if (!acceptSymbol(symbol)) {
      unexpected("'" + symbol + "' is missing before " + peek().described(), help);
    }
  }

  /** Passes the keyword, or reports that it is missing and stays. */
  void expectKeyword(String keyword, String help) {
    if (!acceptKeyword(keyword)) {
      unexpected(keyword + " is missing before " + peek().described(), help);
    }
  }

  void error(DiagnosticCode code, Span span, String message, String... help) {
    if (!gaveUp()) {
      mistakes().error(code, span, message, help);
    }
  }

  /** Goes on to the next pipe or the end. */
  void skipCommand() {
    while (!atEnd() && !atSymbol("|")) {
      next();
    }
  }

  /** Gives what was written from there to here. */
  String textSince(int start) {
    Span span = since(start);
    return text.substring(span.start(), span.end());
  }

  /** Says whether a list may have one more; nothing more is read where not. */
  boolean fits(int size) {
    if (size < limits.maxListSize()) {
      return true;
    }
    giveUp(
        "a list has more than " + limits.maxListSize() + " values",
        "split it, or look the values up in a table with LOOKUP JOIN");
    return false;
  }

  void giveUp(String message, String help) {
    giveUp(peek().span(), message, help);
  }
}

package perilune.rules.eql;

import java.util.List;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/**
 * The place in the tokens up to which a query was read, and what both parsers need there.
 *
 * <p>At one place only the first thing unexpected is reported: what follows it is mostly its
 * consequence.
 */
final class Cursor {

  private final List<Token> tokens;
  private final Mistakes mistakes;
  private final EqlLimits limits;
  private int at;
  private int reportedAt = -1;
  private int depth;
  private boolean gaveUp;

  Cursor(List<Token> tokens, Mistakes mistakes, EqlLimits limits) {
    this.tokens = tokens;
    this.mistakes = mistakes;
    this.limits = limits;
  }

  Mistakes mistakes() {
    return mistakes;
  }

  EqlLimits limits() {
    return limits;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  /** Gives the token and goes on; END stays. */
  Token next() {
    Token token = tokens.get(at);
    if (at < tokens.size() - 1) {
      at++;
    }
    return token;
  }

  boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  boolean atSymbol(String symbol) {
    return peek().isSymbol(symbol);
  }

  boolean acceptSymbol(String symbol) {
    if (!atSymbol(symbol)) {
      return false;
    }
    next();
    return true;
  }

  /** Passes a keyword. One in the wrong case is reported and passed as well. */
  boolean acceptKeyword(String keyword) {
    if (!atKeyword(keyword)) {
      return false;
    }
    Token token = next();
    if (!token.text().equals(keyword)) {
      mistakes.error(
          DiagnosticCode.EQL001,
          token.span(),
          "keywords are lower case, '" + token.text() + "' is none",
          "write '" + keyword + "'");
    }
    return true;
  }

  /** Says whether a keyword stands here, in whatever case. Only where no name may stand. */
  boolean atKeyword(String keyword) {
    return peek().isWordLike(keyword);
  }

  /** Passes a symbol, or reports that it is missing and stays. */
  void expectSymbol(String symbol, String purpose) {
    if (!acceptSymbol(symbol)) {
      unexpected("'" + symbol + "' is missing " + purpose);
    }
  }

  /** Reports the token here, once. */
  void unexpected(String message, String... help) {
    int offset = peek().span().start();
    if (reportedAt != offset && !gaveUp) {
      mistakes.error(DiagnosticCode.EQL001, peek().span(), message, help);
    }
    reportedAt = offset;
  }

  /** Says whether something at this place was reported as unexpected. */
  boolean reportedHere() {
    return reportedAt == peek().span().start();
  }

  /** Gives where the token before this one ends. */
  int lastEnd() {
    return at == 0 ? 0 : tokens.get(at - 1).span().end();
  }

  Span since(int start) {
    return new Span(start, Math.max(start, lastEnd()));
  }

  /** Goes one level deeper; false, and nothing more to read, where that is too deep. */
  boolean enter(Token token) {
    depth++;
    return fits(depth, token.span());
  }

  void leave() {
    depth--;
  }

  /** Says whether a tree of this height may stand; where not, gives up on the query. */
  boolean fits(int height, Span span) {
    if (height <= limits.maxNesting()) {
      return true;
    }
    if (!gaveUp) {
      mistakes.stop(
          DiagnosticCode.EQL005,
          span,
          "the query is nested deeper than " + limits.maxNesting() + " levels",
          "leave out parentheses that are not needed, or split the query");
    }
    gaveUp = true;
    at = tokens.size() - 1;
    return false;
  }

  boolean gaveUp() {
    return gaveUp;
  }
}

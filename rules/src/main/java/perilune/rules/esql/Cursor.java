package perilune.rules.esql;

import java.util.List;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/**
 * The place in the tokens up to which a query was read.
 *
 * <p>At one place only the first thing unexpected is reported: what follows it is mostly its
 * consequence.
 */
final class Cursor {

  private final String text;
  private final List<Token> tokens;
  private final Mistakes mistakes;
  private final EsqlLimits limits;
  private int at;
  private int reportedAt = -1;
  private int depth;
  private boolean gaveUp;

  Cursor(String text, List<Token> tokens, Mistakes mistakes, EsqlLimits limits) {
    this.text = text;
    this.tokens = tokens;
    this.mistakes = mistakes;
    this.limits = limits;
  }

  EsqlLimits limits() {
    return limits;
  }

  Token peek() {
    return tokens.get(at);
  }

  /** Gives the token so many places on. */
  Token peek(int places) {
    return tokens.get(Math.min(tokens.size() - 1, at + places));
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

  boolean atKeyword(String keyword) {
    return peek().isKeyword(keyword);
  }

  boolean acceptSymbol(String symbol) {
    boolean here = atSymbol(symbol);
    if (here) {
      next();
    }
    return here;
  }

  boolean acceptKeyword(String keyword) {
    boolean here = atKeyword(keyword);
    if (here) {
      next();
    }
    return here;
  }

  /** Says whether the token here follows the one before it without a blank. */
  boolean isAttached() {
    return at > 0 && tokens.get(at - 1).span().end() == peek().span().start();
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

  /** Reports the token here, once; what is broken was reported before. */
  void unexpected(String message, String... help) {
    int offset = peek().span().start();
    if (reportedAt != offset && !gaveUp && peek().kind() != Token.Kind.BROKEN) {
      mistakes.error(DiagnosticCode.ESQL001, peek().span(), message, help);
    }
    reportedAt = offset;
  }

  void error(DiagnosticCode code, Span span, String message, String... help) {
    if (!gaveUp) {
      mistakes.error(code, span, message, help);
    }
  }

  /** Goes on to the next pipe or the end. */
  void skipCommand() {
    while (!atEnd() && !atSymbol("|")) {
      next();
    }
  }

  Span since(int start) {
    int end = at == 0 ? 0 : tokens.get(at - 1).span().end();
    return new Span(start, Math.max(start, end));
  }

  /** Gives what was written from there to here. */
  String textSince(int start) {
    Span span = since(start);
    return text.substring(span.start(), span.end());
  }

  /** Goes one level deeper; false, and nothing more to read, where that is too deep. */
  boolean enter() {
    depth++;
    if (depth <= limits.maxNesting()) {
      return true;
    }
    giveUp(
        "the query is nested deeper than " + limits.maxNesting() + " levels",
        "leave out parentheses that are not needed, or take parts out with EVAL");
    return false;
  }

  void leave() {
    depth--;
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
    if (!gaveUp) {
      mistakes.stop(DiagnosticCode.ESQL003, peek().span(), message, help);
    }
    gaveUp = true;
    at = tokens.size() - 1;
  }

  boolean gaveUp() {
    return gaveUp;
  }
}

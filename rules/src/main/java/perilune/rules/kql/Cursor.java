package perilune.rules.kql;

import java.util.ArrayList;
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
  private final KqlLimits limits;
  private int at;
  private int reportedAt = -1;
  private int depth;
  private boolean gaveUp;

  Cursor(String text, List<Token> tokens, Mistakes mistakes, KqlLimits limits) {
    this.text = text;
    this.tokens = tokens;
    this.mistakes = mistakes;
    this.limits = limits;
  }

  Token peek() {
    return tokens.get(at);
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
    boolean here = atSymbol(symbol);
    if (here) {
      next();
    }
    return here;
  }

  boolean acceptKeyword(String keyword) {
    boolean here = peek().isKeyword(keyword);
    if (here) {
      next();
    }
    return here;
  }

  /** Passes the bracket that closes, or reports that it is missing and stays. */
  void close(String symbol, Token opening) {
    if (!acceptSymbol(symbol)) {
      unexpected(
          "'" + symbol + "' is missing before " + peek().described(),
          "it closes the '" + opening.pieces().getFirst() + "' before");
    }
  }

  /** Reports the token here, once. */
  void unexpected(String message, String... help) {
    int offset = peek().span().start();
    if (reportedAt != offset && !gaveUp) {
      mistakes.error(DiagnosticCode.KQL001, peek().span(), message, help);
    }
    reportedAt = offset;
  }

  /** Reads a phrase, or words with the blanks between them as they are written. */
  KqlTree.Words words() {
    Token first = next();
    if (first.kind() == Token.Kind.QUOTED) {
      return new KqlTree.Words(first.pieces(), true, first.span());
    }
    var pieces = new ArrayList<>(first.pieces());
    int end = first.span().end();
    while (peek().kind() == Token.Kind.WORD) {
      Token more = next();
      String blanks = text.substring(end, more.span().start());
      pieces.set(pieces.size() - 1, pieces.getLast() + blanks + more.pieces().getFirst());
      pieces.addAll(more.pieces().subList(1, more.pieces().size()));
      end = more.span().end();
    }
    return new KqlTree.Words(pieces, false, new Span(first.span().start(), end));
  }

  Span since(int start) {
    int end = at == 0 ? 0 : tokens.get(at - 1).span().end();
    return new Span(start, Math.max(start, end));
  }

  /** Goes one level deeper; false, and nothing more to read, where that is too deep. */
  boolean enter() {
    depth++;
    if (depth <= limits.maxNesting()) {
      return true;
    }
    if (!gaveUp) {
      mistakes.stop(
          DiagnosticCode.KQL003,
          peek().span(),
          "the query is nested deeper than " + limits.maxNesting() + " levels",
          "leave out brackets that are not needed, or split the query");
    }
    gaveUp = true;
    at = tokens.size() - 1;
    return false;
  }

  void leave() {
    depth--;
  }

  boolean gaveUp() {
    return gaveUp;
  }
}

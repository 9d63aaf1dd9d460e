package perilune.rules.kql;

import java.util.ArrayList;
import java.util.List;
import perilune.rules.text.TokenCursor;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/** The place in the tokens of KQL, and what its parsers need there. */
final class Cursor extends TokenCursor<Token> {

  private final String text;

  Cursor(String text, List<Token> tokens, Mistakes mistakes, KqlLimits limits) {
    super(
        tokens,
        mistakes,
        DiagnosticCode.KQL001,
        new Limits(
            limits.maxNesting(),
            DiagnosticCode.KQL003,
            "leave out brackets that are not needed, or split the query"));
    this.text = text;
  }

  /** Passes the bracket that closes, or reports that it is missing and stays. */
  void close(String symbol, Token opening) {
    if (!acceptSymbol(symbol)) {
      unexpected(
          "'" + symbol + "' is missing before " + peek().described(),
          "it closes the '" + opening.pieces().getFirst() + "' before");
    }
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
}

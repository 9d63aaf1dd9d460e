package perilune.rules.eql;

import java.util.List;
import java.util.Optional;
import perilune.source.DiagnosticCode;
import perilune.source.Span;

/** Reads what may follow an operand: {@code in (…)}, {@code : "…"}, {@code like (…)} and kin. */
final class PredicateParser {

  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final OperandParser operands;

  PredicateParser(Cursor cursor, ExpressionParser expressions, OperandParser operands) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.operands = operands;
  }

  /** Gives the operand, or the predicate on it. */
  EqlTree.Expr after(EqlTree.Expr subject) {
    boolean negated = cursor.atKeyword("not");
    if (negated && matchAt(cursor.peek(1)).isPresent()) {
      return misplacedNot(subject);
    }
    Token word = negated ? cursor.peek(1) : cursor.peek();
    if (word.isKeyword("in") || word.isKeyword("in~")) {
      return membership(subject, negated);
    }
    return negated ? subject : match(subject);
  }

  private EqlTree.Expr membership(EqlTree.Expr subject, boolean negated) {
    if (negated) {
      cursor.acceptKeyword("not");
    }
    boolean insensitive = cursor.acceptKeyword("in~");
    if (!insensitive) {
      cursor.acceptKeyword("in");
    }
    int height = expressions.height();
    List<EqlTree.Expr> items = parenthesized();
    expressions.height(Math.max(height, expressions.height()) + 1);
    Span span = cursor.since(subject.span().start());
    cursor.mayNest(expressions.height(), span);
    return new EqlTree.Membership(subject, negated, insensitive, items, span);
  }

  private List<EqlTree.Expr> parenthesized() {
    Token open = cursor.peek();
    if (open.kind() == Token.Kind.PARAMETER) {
      return List.of(operands.primary());
    }
    if (!cursor.acceptSymbol("(")) {
      cursor.unexpected("a list in parentheses is missing before " + open.described());
      return List.of(operands.startsHere() ? operands.primary() : new EqlTree.Invalid(open.span()));
    }
    if (!cursor.enter(open)) {
      return List.of();
    }
    List<EqlTree.Expr> items = operands.list("in this list");
    cursor.leave();
    cursor.expectSymbol(")", "after the list");
    return items;
  }

  private Optional<MatchOperator> matchAt(Token token) {
    for (MatchOperator operator : MatchOperator.values()) {
      boolean here =
          operator == MatchOperator.COLON
              ? token.isSymbol(":")
              : token.isKeyword(operator.symbol());
      if (here) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  private EqlTree.Expr match(EqlTree.Expr subject) {
    Optional<MatchOperator> operator = matchAt(cursor.peek());
    if (operator.isEmpty()) {
      return subject;
    }
    if (!cursor.acceptSymbol(":")) {
      cursor.acceptKeyword(operator.get().symbol());
    }
    int height = expressions.height();
    List<EqlTree.Expr> patterns =
        cursor.atSymbol("(") ? parenthesized() : List.of(onePattern(operator.get()));
    expressions.height(Math.max(height, expressions.height()) + 1);
    Span span = cursor.since(subject.span().start());
    cursor.mayNest(expressions.height(), span);
    return new EqlTree.Match(subject, operator.get(), patterns, span);
  }

  private EqlTree.Expr onePattern(MatchOperator operator) {
    Token token = cursor.peek();
    if (token.kind() == Token.Kind.WORD && cursor.peek(1).isSymbol("(")) {
      cursor.unexpected(
          "'" + operator.symbol() + "' takes a string, or several in parentheses",
          "a function call takes its first value as argument: " + token.text() + "(…)");
    }
    return operands.primary();
  }

  /** {@code field not like …}: Elasticsearch has only {@code not field like …}. */
  private EqlTree.Expr misplacedNot(EqlTree.Expr subject) {
    Token not = cursor.next();
    Token operator = cursor.peek();
    cursor
        .mistakes()
        .error(
            DiagnosticCode.EQL008,
            not.span().to(operator.span()),
            "'not' stands before the field, not before '" + operator.text() + "'",
            "write 'not field " + operator.text() + " …'");
    EqlTree.Expr match = match(subject);
    return new EqlTree.Not(match, match.span());
  }
}

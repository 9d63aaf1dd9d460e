package perilune.rules.kql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.rules.plan.Comparison;

/**
 * Reads a query. {@code not} binds closest, then {@code and}, then {@code or}. After a mistake it
 * goes on with the next part.
 *
 * <p>Source: the language's pages in Elastic's reference, and its grammar in Kibana as these and
 * Elastic's rules show it.
 */
final class QueryParser {

  private static final String OPERATOR_HELP = "join both with 'and' or 'or'";

  private final Cursor cursor;
  private final ValueParser values;

  QueryParser(Cursor cursor) {
    this.cursor = cursor;
    this.values = new ValueParser(cursor);
  }

  /** Reads all of it. */
  KqlTree.Query query() {
    if (cursor.atEnd()) {
      return new KqlTree.Everything(cursor.since(0));
    }
    KqlTree.Query query = or();
    while (!cursor.atEnd()) {
      cursor.unexpected("nothing opens before " + cursor.peek().described(), "leave it out");
      cursor.next();
      if (!cursor.atEnd()) {
        KqlTree.Query more = or();
        query = new KqlTree.And(List.of(query, more), query.span().to(more.span()));
      }
    }
    return query;
  }

  private KqlTree.Query or() {
    var operands = new ArrayList<>(List.of(and()));
    while (cursor.acceptKeyword("or")) {
      operands.add(and());
    }
    return operands.size() == 1
        ? operands.getFirst()
        : new KqlTree.Or(operands, operands.getFirst().span().to(operands.getLast().span()));
  }

  private KqlTree.Query and() {
    var operands = new ArrayList<>(List.of(not()));
    while (cursor.acceptKeyword("and") || operatorMissing()) {
      operands.add(not());
    }
    return operands.size() == 1
        ? operands.getFirst()
        : new KqlTree.And(operands, operands.getFirst().span().to(operands.getLast().span()));
  }

  /** Reports a part that follows another one without a word between them. */
  private boolean operatorMissing() {
    Token token = cursor.peek();
    boolean starts =
        token.isLiteral() || token.isKeyword("not") || token.isSymbol("(") || token.isSymbol("{");
    if (starts) {
      cursor.unexpected("'and' or 'or' is missing before " + token.described(), OPERATOR_HELP);
    }
    return starts;
  }

  private KqlTree.Query not() {
    Token token = cursor.peek();
    if (!token.isKeyword("not")) {
      return part();
    }
    if (!cursor.enter()) {
      return new KqlTree.Invalid(token.span());
    }
    cursor.next();
    KqlTree.Query operand = not();
    cursor.leave();
    return new KqlTree.Not(operand, token.span().to(operand.span()));
  }

  private KqlTree.Query part() {
    Token token = cursor.peek();
    if (token.isSymbol("(")) {
      return inner(token, ")");
    }
    if (token.isLiteral()) {
      return field(cursor.words());
    }
    cursor.unexpected(
        "a field or a value is missing before " + token.described(), "write field:value");
    if (token.kind() == Token.Kind.SYMBOL && !token.isSymbol(")") && !token.isSymbol("}")) {
      cursor.next();
      passValue();
    }
    return new KqlTree.Invalid(token.span());
  }

  private void passValue() {
    if (cursor.peek().isLiteral()) {
      cursor.words();
    }
  }

  /** Reads a query between brackets or braces. */
  private KqlTree.Query inner(Token opening, String closing) {
    if (!cursor.enter()) {
      return new KqlTree.Invalid(opening.span());
    }
    cursor.next();
    KqlTree.Query query = or();
    cursor.close(closing, opening);
    cursor.leave();
    return query;
  }

  private KqlTree.Query field(KqlTree.Words field) {
    int start = field.span().start();
    if (cursor.acceptSymbol(":")) {
      if (cursor.atSymbol("{")) {
        KqlTree.Query query = inner(cursor.peek(), "}");
        return new KqlTree.Nested(field, query, cursor.since(start));
      }
      KqlTree.Values value = values.behindColon();
      return new KqlTree.Is(Optional.of(field), value, cursor.since(start));
    }
    Optional<Comparison> comparison = comparison(cursor.peek());
    if (comparison.isEmpty()) {
      return new KqlTree.Is(Optional.empty(), new KqlTree.One(field, field.span()), field.span());
    }
    cursor.next();
    Optional<KqlTree.Words> bound = bound();
    return bound.isEmpty()
        ? new KqlTree.Invalid(cursor.since(start))
        : new KqlTree.Range(field, comparison.get(), bound.get(), cursor.since(start));
  }

  private Optional<KqlTree.Words> bound() {
    if (cursor.peek().isLiteral()) {
      return Optional.of(cursor.words());
    }
    cursor.unexpected(
        "a value is missing before " + cursor.peek().described(), "write field >= 10");
    return Optional.empty();
  }

  static Optional<Comparison> comparison(Token token) {
    if (token.kind() != Token.Kind.SYMBOL) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (token.pieces().getFirst()) {
          case "<" -> Comparison.LESS;
          case "<=" -> Comparison.LESS_OR_EQUAL;
          case ">" -> Comparison.GREATER;
          case ">=" -> Comparison.GREATER_OR_EQUAL;
          default -> null;
        });
  }
}

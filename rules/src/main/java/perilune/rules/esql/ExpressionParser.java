package perilune.rules.esql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import perilune.source.DiagnosticCode;
import perilune.source.Span;

/**
 * Reads values. From weak to strong: {@code OR}, {@code AND}, {@code NOT}, comparisons with {@code
 * IN}, {@code LIKE} and {@code IS NULL}, sums, products, minus, casts. Operands beside each other
 * are read in a loop; what nests goes one level deeper in the cursor.
 */
final class ExpressionParser {

  private final Cursor cursor;
  private final PrimaryParser primaries;

  ExpressionParser(Cursor cursor) {
    this.cursor = cursor;
    this.primaries = new PrimaryParser(cursor, this);
  }

  /** Reads a value; one that is invalid where there is none. */
  EsqlTree.Expr expression() {
    return or();
  }

  PrimaryParser primaries() {
    return primaries;
  }

  private EsqlTree.Expr or() {
    EsqlTree.Expr first = and();
    var operands = new ArrayList<EsqlTree.Expr>(List.of(first));
    while (joins("OR", "||")) {
      operands.add(and());
    }
    return operands.size() == 1
        ? first
        : new EsqlTree.Or(operands, first.span().to(operands.getLast().span()));
  }

  private EsqlTree.Expr and() {
    EsqlTree.Expr first = not();
    var operands = new ArrayList<EsqlTree.Expr>(List.of(first));
    while (joins("AND", "&&")) {
      operands.add(not());
    }
    return operands.size() == 1
        ? first
        : new EsqlTree.And(operands, first.span().to(operands.getLast().span()));
  }

  /** Passes the keyword; the sign that other languages have for it too, reported. */
  private boolean joins(String keyword, String sign) {
    if (cursor.atSymbol(sign)) {
      cursor.unexpected("the language has no '" + sign + "'", "write " + keyword);
      cursor.next();
      return true;
    }
    return cursor.acceptKeyword(keyword);
  }

  private EsqlTree.Expr not() {
    Token token = cursor.peek();
    if (!cursor.acceptKeyword("NOT")) {
      return comparison();
    }
    if (!cursor.enter()) {
      return new EsqlTree.Invalid(token.span());
    }
    EsqlTree.Expr operand = not();
    cursor.leave();
    return new EsqlTree.Not(operand, token.span().to(operand.span()));
  }

  private EsqlTree.Expr comparison() {
    EsqlTree.Expr left = tested(sum());
    Optional<BinaryOperator> operator = comparing();
    if (operator.isEmpty()) {
      return left;
    }
    cursor.next();
    EsqlTree.Expr right = tested(sum());
    if (comparing().isPresent()) {
      cursor.unexpected("a comparison cannot be compared", "join two with AND");
      cursor.next();
      sum();
    }
    return new EsqlTree.Binary(operator.get(), left, right, left.span().to(right.span()));
  }

  /** Gives the operator here; one of another language is reported and read as what it means. */
  private Optional<BinaryOperator> comparing() {
    Token token = cursor.peek();
    if (token.isSymbol("=")) {
      cursor.unexpected("'=' gives a column its value", "to compare, write '=='");
      return Optional.of(BinaryOperator.EQUAL);
    }
    if (token.isSymbol("=~") || token.isSymbol("<>")) {
      cursor.unexpected(
          "the language has no '" + token.text() + "'",
          token.isSymbol("<>") ? "write '!='" : "write TO_LOWER(…) == …");
      return Optional.of(BinaryOperator.EQUAL);
    }
    return BinaryOperator.of(token).filter(BinaryOperator::isComparison);
  }

  /** Reads what may follow a value: {@code IS NULL}, {@code IN}, {@code LIKE}, a colon. */
  private EsqlTree.Expr tested(EsqlTree.Expr value) {
    EsqlTree.Expr result = value;
    int tests = 0;
    while (isTest() && tests++ < 2) {
      result = test(result);
    }
    return result;
  }

  private boolean isTest() {
    Token token = cursor.peek().isKeyword("NOT") ? cursor.peek(1) : cursor.peek();
    boolean negated = cursor.peek().isKeyword("NOT");
    return token.isKeyword("IN")
        || token.isKeyword("LIKE")
        || token.isKeyword("RLIKE")
        || !negated && (token.isKeyword("IS") || token.isSymbol(":"));
  }

  private EsqlTree.Expr test(EsqlTree.Expr value) {
    int start = value.span().start();
    boolean negated = cursor.acceptKeyword("NOT");
    if (cursor.acceptKeyword("IS")) {
      boolean not = cursor.acceptKeyword("NOT");
      cursor.expectKeyword("NULL", "write IS NULL or IS NOT NULL");
      return new EsqlTree.IsNull(value, not, cursor.since(start));
    }
    if (cursor.acceptKeyword("IN")) {
      List<EsqlTree.Expr> others = inParentheses();
      return new EsqlTree.In(value, others, negated, cursor.since(start));
    }
    if (cursor.atSymbol(":")) {
      return match(value, start);
    }
    boolean regex = cursor.next().isKeyword("RLIKE");
    return new EsqlTree.Like(value, patterns(), regex, negated, cursor.since(start));
  }

  private EsqlTree.Expr match(EsqlTree.Expr value, int start) {
    Token colon = cursor.next();
    EsqlTree.Expr words = primaries.primary();
    if (value instanceof EsqlTree.Name field) {
      return new EsqlTree.Match(field, words, cursor.since(start));
    }
    cursor.error(
        DiagnosticCode.ESQL001,
        colon.span(),
        "':' searches a field for words, and before it stands none",
        "to compare, write '=='");
    return new EsqlTree.Invalid(cursor.since(start));
  }

  private List<EsqlTree.Expr> inParentheses() {
    if (!cursor.acceptSymbol("(")) {
      cursor.unexpected(
          "a list is missing before " + cursor.peek().described(), "write IN (\"a\", \"b\")");
      return List.of();
    }
    return list(")");
  }

  /** Reads values up to what closes the list, with it. */
  List<EsqlTree.Expr> list(String end) {
    var values = new ArrayList<EsqlTree.Expr>();
    if (!cursor.enter()) {
      return values;
    }
    do {
      if (!cursor.fits(values.size())) {
        return values;
      }
      values.add(expression());
    } while (cursor.acceptSymbol(","));
    cursor.expectSymbol(end, "it closes the list; between values stands a comma");
    cursor.leave();
    return values;
  }

  private List<EsqlTree.Text> patterns() {
    var patterns = new ArrayList<EsqlTree.Text>();
    boolean list = cursor.acceptSymbol("(");
    do {
      Token token = cursor.peek();
      if (token.kind() != Token.Kind.STRING) {
        cursor.unexpected(
            "a pattern is missing before " + token.described(), "patterns are strings in quotes");
        break;
      }
      cursor.next();
      patterns.add(new EsqlTree.Text(token.text(), token.span()));
    } while (list && cursor.acceptSymbol(",") && cursor.fits(patterns.size()));
    if (list) {
      cursor.expectSymbol(")", "it closes the list; between patterns stands a comma");
    }
    return patterns;
  }

  private EsqlTree.Expr sum() {
    EsqlTree.Expr left = product();
    int levels = 0;
    Optional<BinaryOperator> operator = BinaryOperator.of(cursor.peek());
    while (operator.isPresent() && operator.get().isSum()) {
      cursor.next();
      levels++;
      if (!cursor.enter()) {
        return left;
      }
      EsqlTree.Expr right = product();
      left = new EsqlTree.Binary(operator.get(), left, right, left.span().to(right.span()));
      operator = BinaryOperator.of(cursor.peek());
    }
    leave(levels);
    return left;
  }

  /** Operators beside each other nest to the left: each is a level. */
  private void leave(int levels) {
    for (int i = 0; i < levels; i++) {
      cursor.leave();
    }
  }

  private EsqlTree.Expr product() {
    EsqlTree.Expr left = unary();
    int levels = 0;
    Optional<BinaryOperator> operator = BinaryOperator.of(cursor.peek());
    while (operator.isPresent() && !operator.get().isSum() && !operator.get().isComparison()) {
      cursor.next();
      levels++;
      if (!cursor.enter()) {
        return left;
      }
      EsqlTree.Expr right = unary();
      left = new EsqlTree.Binary(operator.get(), left, right, left.span().to(right.span()));
      operator = BinaryOperator.of(cursor.peek());
    }
    leave(levels);
    return left;
  }

  private EsqlTree.Expr unary() {
    Token token = cursor.peek();
    if (!token.isSymbol("-") && !token.isSymbol("+")) {
      return cast(primaries.primary());
    }
    cursor.next();
    if (token.isSymbol("-") && cursor.isAttached() && primaries.atNumber()) {
      return cast(primaries.number(token));
    }
    if (!cursor.enter()) {
      return new EsqlTree.Invalid(token.span());
    }
    EsqlTree.Expr operand = unary();
    cursor.leave();
    return token.isSymbol("+")
        ? operand
        : new EsqlTree.Minus(operand, token.span().to(operand.span()));
  }

  private EsqlTree.Expr cast(EsqlTree.Expr value) {
    EsqlTree.Expr result = value;
    int levels = 0;
    while (cursor.acceptSymbol("::")) {
      Token type = cursor.peek();
      levels++;
      if (type.kind() != Token.Kind.NAME) {
        cursor.unexpected("a type is missing behind '::'", "write, for example, ::string");
      } else if (cursor.enter()) {
        cursor.next();
        Span span = value.span().to(type.span());
        result = new EsqlTree.Cast(result, type.text().toLowerCase(Locale.ROOT), span);
      }
    }
    leave(levels);
    return result;
  }
}

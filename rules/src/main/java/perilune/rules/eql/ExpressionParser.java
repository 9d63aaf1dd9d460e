package perilune.rules.eql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.source.DiagnosticCode;
import perilune.source.Span;

/**
 * Reads expressions by operator precedence (Pratt), with few stack frames a level. Operands of
 * {@code and} and {@code or} on one level become one node, so that a chain of thousands is flat.
 *
 * <p>Loosest first: {@code or}, {@code and}, {@code not}, comparison, {@code + -}, {@code * / %},
 * sign, then {@code in}, {@code :}, {@code like} and {@code regex} on an operand.
 */
final class ExpressionParser {

  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int COMPARE = 4;
  private static final int SUM = 5;
  private static final int PRODUCT = 6;
  private static final int SIGN = 7;

  private final Cursor cursor;
  private final OperandParser operands;

  /** Levels of the expression read last. */
  private int height;

  ExpressionParser(Cursor cursor, TermReader events) {
    this.cursor = cursor;
    this.operands = new OperandParser(cursor, this, events);
  }

  /**
   * Reads a whole expression up to something that ends one. What stands between the two is
   * reported, and read on, so that its own mistakes show.
   */
  EqlTree.Expr whole() {
    EqlTree.Expr result = expression(OR);
    if (atClosing()) {
      return result;
    }
    reportMissingOperator();
    while (!atClosing()) {
      int before = cursor.peek().span().start();
      if (operands.startsHere()) {
        expression(OR);
      }
      if (cursor.peek().span().start() == before && !atClosing()) {
        cursor.next();
      }
    }
    return new EqlTree.Invalid(result.span());
  }

  /** Reads a value: no comparison, no {@code and}, {@code or}, {@code not}. */
  EqlTree.Expr value() {
    return expression(SUM);
  }

  int height() {
    return height;
  }

  void height(int levels) {
    height = levels;
  }

  private boolean atClosing() {
    Token token = cursor.peek();
    return switch (token.kind()) {
      case END -> true;
      case SYMBOL ->
          switch (token.text()) {
            case ")", "]", "[", "![", ",", "|", ";" -> true;
            default -> false;
          };
      case WORD -> token.isWord("until");
      case QUOTED_NAME, PARAMETER, TEXT, WHOLE, REAL -> false;
    };
  }

  private void reportMissingOperator() {
    Token token = cursor.peek();
    if (token.isWord("with") || token.isWord("by")) {
      cursor.unexpected("'" + token.text() + "' stands outside the brackets of a step");
    } else if (token.isSymbol("!")) {
      cursor.unexpected("'!' is no operator", "write 'not' before the condition, or '!='");
    } else {
      cursor.unexpected(
          "an operator is missing before " + token.described(),
          "join two conditions with 'and' or 'or'");
    }
  }

  private EqlTree.Expr expression(int power) {
    EqlTree.Expr left = prefix(power);
    int leftHeight = height;
    while (true) {
      height = leftHeight;
      Optional<EqlTree.Expr> more = infix(left, power);
      if (more.isEmpty()) {
        return left;
      }
      left = more.get();
      leftHeight = height;
    }
  }

  private EqlTree.Expr prefix(int power) {
    Token token = cursor.peek();
    if (operands.notStartsHere()) {
      return negation(token, power);
    }
    if (token.isSymbol("-") || token.isSymbol("+")) {
      return signed();
    }
    return operands.operand();
  }

  private EqlTree.Expr negation(Token token, int power) {
    if (power > NOT) {
      cursor.unexpected("'not' cannot stand here", "put the negation into parentheses");
    }
    operands.passNot();
    return deeper(token, NOT, operand -> new EqlTree.Not(operand, token.span().to(operand.span())));
  }

  private EqlTree.Expr signed() {
    Token sign = cursor.next();
    return deeper(
        sign,
        SIGN,
        operand ->
            sign.isSymbol("-")
                ? new EqlTree.Minus(operand, sign.span().to(operand.span()))
                : operand);
  }

  /** Makes a node of what is read one level deeper. */
  private interface Wrapping {
    EqlTree.Expr wrap(EqlTree.Expr operand);
  }

  private EqlTree.Expr deeper(Token token, int power, Wrapping wrapping) {
    if (!cursor.enter(token)) {
      return new EqlTree.Invalid(token.span());
    }
    EqlTree.Expr operand = expression(power);
    cursor.leave();
    height++;
    return wrapping.wrap(operand);
  }

  private Optional<EqlTree.Expr> infix(EqlTree.Expr left, int power) {
    Token token = cursor.peek();
    if (power <= OR && atLink("or", "||")) {
      return Optional.of(new EqlTree.Or(chain(left, AND, "or", "||"), cursorSpan(left)));
    }
    if (power <= AND && atLink("and", "&&")) {
      return Optional.of(new EqlTree.And(chain(left, NOT, "and", "&&"), cursorSpan(left)));
    }
    if (token.kind() != Token.Kind.SYMBOL) {
      return Optional.empty();
    }
    Optional<CompareOperator> compare =
        token.isSymbol("=") ? Optional.of(CompareOperator.EQUAL) : CompareOperator.of(token.text());
    if (compare.isPresent()) {
      return power <= COMPARE ? Optional.of(comparison(left, compare.get())) : Optional.empty();
    }
    return ArithmeticOperator.of(token.text())
        .filter(operator -> power <= (operator.isAdditive() ? SUM : PRODUCT))
        .map(operator -> arithmetic(left, operator));
  }

  private Span cursorSpan(EqlTree.Expr left) {
    return cursor.since(left.span().start());
  }

  private boolean atLink(String keyword, String foreign) {
    return cursor.atKeyword(keyword) || cursor.atSymbol(foreign);
  }

  private List<EqlTree.Expr> chain(EqlTree.Expr first, int power, String keyword, String foreign) {
    var parts = new ArrayList<EqlTree.Expr>();
    parts.add(first);
    int highest = height;
    while (atLink(keyword, foreign)) {
      if (cursor.atSymbol(foreign)) {
        foreignOperator(cursor.next(), keyword);
      } else {
        cursor.acceptKeyword(keyword);
      }
      parts.add(right(power));
      highest = Math.max(highest, height);
    }
    height = highest + 1;
    cursor.mayNest(height, first.span());
    return parts;
  }

  private void foreignOperator(Token token, String ours) {
    cursor
        .mistakes()
        .error(
            DiagnosticCode.EQL008,
            token.span(),
            "'" + token.text() + "' is no operator of EQL",
            "write '" + ours + "'");
  }

  private EqlTree.Expr comparison(EqlTree.Expr left, CompareOperator written) {
    Token token = cursor.next();
    CompareOperator operator = written;
    if (token.isSymbol("=")) {
      foreignOperator(token, "==");
    } else if (token.isSymbol("<") && cursor.atSymbol(">") && touches(token, cursor.peek())) {
      Token second = cursor.next();
      foreignOperator(new Token(Token.Kind.SYMBOL, "<>", token.span().to(second.span())), "!=");
      operator = CompareOperator.NOT_EQUAL;
    } else if (cursor.atSymbol("=") && touches(token, cursor.peek())) {
      foreignOperator(cursor.next(), operator.symbol());
    }
    var compare = binary(left, SUM, right -> right);
    if (cursor.peek().isSymbol("=") || CompareOperator.of(symbolHere()).isPresent()) {
      cursor.unexpected("comparisons cannot follow each other", "join two comparisons with 'and'");
    }
    return new EqlTree.Compare(operator, left, compare, left.span().to(compare.span()));
  }

  private String symbolHere() {
    return cursor.peek().kind() == Token.Kind.SYMBOL ? cursor.peek().text() : "";
  }

  private static boolean touches(Token first, Token second) {
    return first.span().end() == second.span().start();
  }

  private EqlTree.Expr arithmetic(EqlTree.Expr left, ArithmeticOperator operator) {
    cursor.next();
    return binary(
        left,
        operator.isAdditive() ? PRODUCT : SIGN,
        right -> new EqlTree.Arithmetic(operator, left, right, left.span().to(right.span())));
  }

  private EqlTree.Expr binary(EqlTree.Expr left, int power, Wrapping wrapping) {
    int leftHeight = height;
    EqlTree.Expr right = right(power);
    height = Math.max(leftHeight, height) + 1;
    cursor.mayNest(height, left.span());
    return wrapping.wrap(right);
  }

  private EqlTree.Expr right(int power) {
    Token token = cursor.peek();
    if (!cursor.enter(token)) {
      return new EqlTree.Invalid(token.span());
    }
    EqlTree.Expr right = expression(power);
    cursor.leave();
    return right;
  }
}

package perilune.rules.kql;

import java.util.ArrayList;
import java.util.List;

/** Reads what stands behind a field's colon: a value, or values in brackets. */
final class ValueParser {

  private final Cursor cursor;

  ValueParser(Cursor cursor) {
    this.cursor = cursor;
  }

  KqlTree.Values behindColon() {
    KqlTree.Values values = part();
    while (cursor.atSymbol(":")) {
      cursor.unexpected("a colon inside a value is escaped", "write '\\:', or quote the value");
      cursor.next();
      if (cursor.peek().isLiteral()) {
        cursor.words();
      }
    }
    return values;
  }

  private KqlTree.Values or() {
    var operands = new ArrayList<>(List.of(and()));
    while (cursor.acceptKeyword("or")) {
      operands.add(and());
    }
    return operands.size() == 1
        ? operands.getFirst()
        : new KqlTree.OrValues(operands, operands.getFirst().span().to(operands.getLast().span()));
  }

  private KqlTree.Values and() {
    var operands = new ArrayList<>(List.of(not()));
    while (cursor.acceptKeyword("and") || operatorMissing()) {
      operands.add(not());
    }
    return operands.size() == 1
        ? operands.getFirst()
        : new KqlTree.AndValues(operands, operands.getFirst().span().to(operands.getLast().span()));
  }

  private boolean operatorMissing() {
    Token token = cursor.peek();
    boolean starts = token.isLiteral() || token.isKeyword("not") || token.isSymbol("(");
    if (starts) {
      cursor.unexpected(
          "'and' or 'or' is missing before " + token.described(),
          "join both values with 'and' or 'or'");
    }
    return starts;
  }

  private KqlTree.Values not() {
    Token token = cursor.peek();
    if (!token.isKeyword("not")) {
      return part();
    }
    if (!cursor.enter()) {
      return missing(token);
    }
    cursor.next();
    KqlTree.Values operand = not();
    cursor.leave();
    return new KqlTree.NotValues(operand, token.span().to(operand.span()));
  }

  private KqlTree.Values part() {
    Token token = cursor.peek();
    if (token.isLiteral()) {
      KqlTree.Words words = cursor.words();
      return new KqlTree.One(words, words.span());
    }
    if (!token.isSymbol("(")) {
      return noValue(token);
    }
    if (!cursor.enter()) {
      return missing(token);
    }
    cursor.next();
    KqlTree.Values values = or();
    if (cursor.atSymbol(":")) {
      cursor.unexpected(
          "only values stand in a field's brackets",
          "write '\\:' for a colon in a value, or close the bracket before the next field");
      cursor.next();
    }
    while (cursor.peek().isLiteral()) {
      cursor.words();
    }
    cursor.close(")", token);
    cursor.leave();
    return values;
  }

  private KqlTree.Values noValue(Token token) {
    boolean range = QueryParser.comparison(token).isPresent();
    cursor.unexpected(
        "a value is missing before " + token.described(),
        range
            ? "a range has no colon: field " + token.pieces().getFirst() + " 5"
            : "write field:value");
    boolean ends = token.isSymbol(")") || token.isSymbol("}");
    if (token.kind() == Token.Kind.SYMBOL && !ends) {
      cursor.next();
      if (cursor.peek().isLiteral()) {
        cursor.words();
      }
    }
    return missing(token);
  }

  /** A value in place of one that could not be read; that was reported. */
  private static KqlTree.Values missing(Token token) {
    return new KqlTree.One(new KqlTree.Words(List.of(""), true, token.span()), token.span());
  }
}

package perilune.rules.eql;

import java.util.List;
import java.util.Optional;
import perilune.rules.plan.Literal;
import perilune.rules.regex.LuceneRegex;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/** Finds what is wrong with expressions: types, functions, comparisons of two fields. */
final class ExpressionChecker {

  private final FieldChecker fields;
  private final Mistakes mistakes;
  private final CallChecker calls;

  ExpressionChecker(FieldChecker fields, Mistakes mistakes) {
    this.fields = fields;
    this.mistakes = mistakes;
    this.calls = new CallChecker(this, mistakes);
  }

  /** Checks what has to be true or false. */
  void condition(EqlTree.Expr expression) {
    ValueType type = type(expression);
    if (type == ValueType.NULL && expression instanceof EqlTree.NullLiteral) {
      always(expression.span(), "null is never true");
    } else if (!type.fits(ValueType.TRUTH)) {
      mistakes.error(
          DiagnosticCode.EQL018,
          expression.span(),
          "a condition is true or false, this is " + type.described(),
          "compare it with something");
    }
  }

  /** Checks an expression and gives what is known of its type. */
  ValueType type(EqlTree.Expr expression) {
    return switch (expression) {
      case EqlTree.Invalid _, EqlTree.Parameter _ -> ValueType.ANY;
      case EqlTree.TextLiteral _ -> ValueType.TEXT;
      case EqlTree.WholeLiteral _, EqlTree.RealLiteral _ -> ValueType.NUMBER;
      case EqlTree.TruthLiteral _ -> ValueType.TRUTH;
      case EqlTree.NullLiteral _ -> ValueType.NULL;
      case EqlTree.Field field -> {
        fields.check(field);
        yield ValueType.ANY;
      }
      case EqlTree.Call call -> calls.check(call);
      case EqlTree.Minus minus -> number(minus.operand(), "-");
      case EqlTree.Arithmetic arithmetic -> arithmetic(arithmetic);
      case EqlTree.Compare compare -> comparison(compare);
      case EqlTree.Membership membership -> membership(membership);
      case EqlTree.Match match -> match(match);
      case EqlTree.Not not -> {
        condition(not.operand());
        yield ValueType.TRUTH;
      }
      case EqlTree.And and -> conditions(and.operands());
      case EqlTree.Or or -> conditions(or.operands());
    };
  }

  private ValueType conditions(List<EqlTree.Expr> operands) {
    for (EqlTree.Expr operand : operands) {
      condition(operand);
    }
    return ValueType.TRUTH;
  }

  private ValueType arithmetic(EqlTree.Arithmetic arithmetic) {
    String symbol = arithmetic.operator().symbol();
    number(arithmetic.left(), symbol);
    return number(arithmetic.right(), symbol);
  }

  private ValueType number(EqlTree.Expr operand, String symbol) {
    ValueType type = type(operand);
    if (!type.fits(ValueType.NUMBER)) {
      mistakes.error(
          DiagnosticCode.EQL018,
          operand.span(),
          "'" + symbol + "' computes with numbers, this is " + type.described(),
          type == ValueType.TEXT ? "join texts with concat(…)" : "put it into parentheses");
    }
    return ValueType.NUMBER;
  }

  private ValueType comparison(EqlTree.Compare compare) {
    ValueType left = type(compare.left());
    ValueType right = type(compare.right());
    Optional<Literal> folded = Constants.fold(compare);
    boolean comparable = left.fits(right) || right.fits(left);
    if (Operands.hasField(compare.left()) && Operands.hasField(compare.right())) {
      twoFields(compare);
    } else if (folded.isPresent()) {
      always(compare.span(), "this comparison is always " + Constants.described(folded.get()));
    } else if (!comparable) {
      mistakes.error(
          DiagnosticCode.EQL018,
          compare.span(),
          left.described() + " cannot be compared with " + right.described());
    } else if (compare.operator().order().isPresent()) {
      ordered(compare, left, right);
    } else {
      wildcard(compare);
    }
    return ValueType.TRUTH;
  }

  private void ordered(EqlTree.Compare compare, ValueType left, ValueType right) {
    String symbol = compare.operator().symbol();
    if (left == ValueType.NULL || right == ValueType.NULL) {
      always(compare.span(), "nothing is '" + symbol + "' null, so this is never true");
    } else if (left == ValueType.TRUTH || right == ValueType.TRUTH) {
      mistakes.error(
          DiagnosticCode.EQL018,
          compare.span(),
          "'" + symbol + "' orders numbers, texts and dates, not true and false");
    }
  }

  /** Elasticsearch compares fields with constants; a bare {@code ?field} may stand for null. */
  private void twoFields(EqlTree.Compare compare) {
    boolean equality = compare.operator().order().isEmpty();
    boolean optional =
        Operands.isOptionalField(compare.left()) || Operands.isOptionalField(compare.right());
    if (!equality || !optional) {
      mistakes.error(
          DiagnosticCode.EQL012,
          compare.span(),
          "a field cannot be compared with another field",
          "compare it with a constant",
          "startsWith, endsWith and stringContains take two fields");
    }
  }

  private void wildcard(EqlTree.Compare compare) {
    for (EqlTree.Expr side : new EqlTree.Expr[] {compare.left(), compare.right()}) {
      if (side instanceof EqlTree.TextLiteral(var value, var span)) {
        wildcard(value, span, "'" + compare.operator().symbol() + "'");
      }
    }
  }

  /** A star at an end of a value is hardly ever meant as one. */
  private void wildcard(String value, Span span, String operator) {
    if (value.length() > 1 && (value.startsWith("*") || value.endsWith("*"))) {
      mistakes.warning(
          DiagnosticCode.EQL019,
          span,
          operator + " takes '*' literally",
          "write 'like' or ':' to match any characters");
    }
  }

  private ValueType membership(EqlTree.Membership membership) {
    type(membership.subject());
    for (EqlTree.Expr item : membership.items()) {
      type(item);
      if (Operands.hasField(item)) {
        mistakes.error(
            DiagnosticCode.EQL012,
            item.span(),
            "a list holds constants, not fields",
            "compare with each field in a condition of its own");
      } else if (item instanceof EqlTree.NullLiteral) {
        always(item.span(), "null in a list is never found; write 'field == null'");
      } else if (!(item instanceof EqlTree.Invalid) && Constants.fold(item).isEmpty()) {
        mistakes.error(
            DiagnosticCode.EQL013, item.span(), "a list holds constants, not computed values");
      } else if (item instanceof EqlTree.TextLiteral(var value, var span)) {
        wildcard(value, span, membership.insensitive() ? "'in~'" : "'in'");
      }
    }
    return ValueType.TRUTH;
  }

  private ValueType match(EqlTree.Match match) {
    ValueType subject = type(match.subject());
    String symbol = match.operator().symbol();
    if (!subject.fits(ValueType.TEXT)) {
      mistakes.error(
          DiagnosticCode.EQL018,
          match.subject().span(),
          "'" + symbol + "' matches text, this is " + subject.described(),
          "compare with '==', or make it text with string(…)");
    }
    match.patterns().forEach(pattern -> pattern(pattern, match.operator()));
    Constants.fold(match)
        .ifPresent(folded -> always(match.span(), "this is always " + Constants.described(folded)));
    return ValueType.TRUTH;
  }

  private void pattern(EqlTree.Expr pattern, MatchOperator operator) {
    String symbol = operator.symbol();
    if (pattern instanceof EqlTree.TextLiteral(var text, var span)) {
      if (operator.isRegex()
          && LuceneRegex.translate(text) instanceof LuceneRegex.Refused(var why, var help)) {
        mistakes.error(DiagnosticCode.EQL016, span, why, help);
      }
    } else if (Operands.hasField(pattern)) {
      type(pattern);
      mistakes.error(
          DiagnosticCode.EQL012,
          pattern.span(),
          "'" + symbol + "' takes constants, not fields",
          "startsWith~, endsWith~ and stringContains~ take two fields");
    } else if (pattern instanceof EqlTree.NullLiteral) {
      always(pattern.span(), "nothing matches null; write 'field == null'");
    } else if (Constants.fold(pattern).isPresent() && !operator.isRegex()) {
      mistakes.warning(
          DiagnosticCode.EQL018,
          pattern.span(),
          "'" + symbol + "' matches text; Elasticsearch takes strings only",
          "write '==' for numbers, true and false");
    } else if (!(pattern instanceof EqlTree.Invalid)) {
      type(pattern);
      mistakes.error(
          DiagnosticCode.EQL018, pattern.span(), "'" + symbol + "' takes strings that stand there");
    }
  }

  private void always(Span span, String message) {
    mistakes.warning(DiagnosticCode.EQL015, span, message);
  }
}

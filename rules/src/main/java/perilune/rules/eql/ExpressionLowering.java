package perilune.rules.eql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.rules.plan.Expression;
import perilune.rules.plan.Function;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Matching.Folding;
import perilune.rules.plan.Predicate;
import perilune.rules.regex.LuceneRegex;

/** Gives the value that an expression means. Null goes through everything but {@code == null}. */
final class ExpressionLowering {

  Expression lower(EqlTree.Expr expression) {
    Optional<Literal> constant = Constants.fold(expression);
    if (constant.isPresent()) {
      return new Expression.Constant(constant.get());
    }
    return switch (expression) {
      case EqlTree.Field field -> new Expression.FieldValue(field.name());
      case EqlTree.Call call -> call(call);
      case EqlTree.Minus minus -> call(Function.NEGATE, List.of(minus.operand()));
      case EqlTree.Arithmetic sum ->
          call(sum.operator().function(), List.of(sum.left(), sum.right()));
      case EqlTree.Compare compare -> comparison(compare);
      case EqlTree.Membership membership -> membership(membership);
      case EqlTree.Match match ->
          new Expression.Meets(
              lower(match.subject()), predicate(match), match.operator().matching());
      case EqlTree.Not not -> new Expression.Negation(lower(not.operand()));
      case EqlTree.And and -> new Expression.Conjunction(all(and.operands()));
      case EqlTree.Or or -> new Expression.Disjunction(all(or.operands()));
      case EqlTree.Invalid _,
          EqlTree.Parameter _,
          EqlTree.TextLiteral _,
          EqlTree.WholeLiteral _,
          EqlTree.RealLiteral _,
          EqlTree.TruthLiteral _,
          EqlTree.NullLiteral _ ->
          new Expression.Constant(new Literal.Nil());
    };
  }

  private List<Expression> all(List<EqlTree.Expr> expressions) {
    var lowered = new ArrayList<Expression>(expressions.size());
    for (EqlTree.Expr expression : expressions) {
      lowered.add(lower(expression));
    }
    return lowered;
  }

  private Expression call(EqlTree.Call call) {
    Function function = EqlFunction.of(call.name()).orElseThrow().function();
    Folding folding = call.insensitive() ? Folding.ASCII : Folding.EXACT;
    return new Expression.Call(function, all(call.arguments()), folding);
  }

  private Expression call(Function function, List<EqlTree.Expr> arguments) {
    return new Expression.Call(function, all(arguments), Folding.EXACT);
  }

  private Expression comparison(EqlTree.Compare compare) {
    return compare
        .operator()
        .order()
        .<Expression>map(
            order -> new Expression.Ordered(order, lower(compare.left()), lower(compare.right())))
        .orElseGet(() -> {
          Expression same = same(compare.left(), compare.right());
          boolean negated = compare.operator() == CompareOperator.NOT_EQUAL;
          return negated ? new Expression.Negation(same) : same;
        });
  }

  /**
   * Gives whether both are equal. Beside a bare {@code ?field}, which stands for null where nothing
   * has it, null is equal to null.
   */
  Expression same(EqlTree.Expr left, EqlTree.Expr right) {
    if (isNull(right)) {
      return new Expression.IsNull(lower(left));
    }
    if (isNull(left)) {
      return new Expression.IsNull(lower(right));
    }
    var same = new Expression.SameAs(lower(left), lower(right));
    boolean optional = Operands.isOptionalField(left) || Operands.isOptionalField(right);
    if (!optional || !Operands.hasField(left) || !Operands.hasField(right)) {
      return same;
    }
    var bothNull =
        new Expression.Conjunction(
            List.of(new Expression.IsNull(same.left()), new Expression.IsNull(same.right())));
    return new Expression.Disjunction(List.of(bothNull, same));
  }

  private static boolean isNull(EqlTree.Expr expression) {
    return expression instanceof EqlTree.NullLiteral;
  }

  private Expression membership(EqlTree.Membership membership) {
    var meets =
        new Expression.Meets(
            lower(membership.subject()),
            oneOf(items(membership)),
            matching(membership.insensitive()));
    return membership.negated() ? new Expression.Negation(meets) : meets;
  }

  /** Gives the distinct values of a list without null, which nothing is equal to. */
  static List<Literal> items(EqlTree.Membership membership) {
    return membership.items().stream()
        .flatMap(item -> Constants.fold(item).stream())
        .filter(item -> !(item instanceof Literal.Nil))
        .distinct()
        .toList();
  }

  /** Gives equality with one, or membership where there are several. */
  static Predicate oneOf(List<Literal> literals) {
    return literals.size() == 1
        ? new Predicate.Equal(literals.getFirst())
        : new Predicate.OneOf(literals);
  }

  static Matching matching(boolean insensitive) {
    return insensitive ? Matching.EQL_INSENSITIVE : Matching.EQL;
  }

  /** Gives the predicate of a match as one, for a subject that is computed or for regex. */
  static Predicate predicate(EqlTree.Match match) {
    var texts = new ArrayList<String>();
    for (EqlTree.Expr pattern : match.patterns()) {
      Constants.fold(pattern).flatMap(ExpressionLowering::asText).ifPresent(texts::add);
    }
    if (match.operator().isRegex()) {
      return new Predicate.Regex(texts.stream().map(ExpressionLowering::re2).toList());
    }
    return texts.stream().anyMatch(Wildcards::has)
        ? new Predicate.Like(texts)
        : oneOf(texts.stream().<Literal>map(Literal.Text::new).toList());
  }

  private static Optional<String> asText(Literal literal) {
    return switch (literal) {
      case Literal.Text(var text) -> Optional.of(text);
      case Literal.Whole(var value) -> Optional.of(Long.toString(value));
      case Literal.Real(var value) -> Optional.of(Double.toString(value));
      case Literal.Truth(var value) -> Optional.of(Boolean.toString(value));
      case Literal.Nil _ -> Optional.empty();
    };
  }

  private static String re2(String lucene) {
    return switch (LuceneRegex.translate(lucene)) {
      case LuceneRegex.Re2(var expression) -> expression;
      case LuceneRegex.Refused refused -> throw new IllegalStateException(refused.why());
    };
  }
}

package perilune.rules.eql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.rules.plan.Comparison;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Conditions;
import perilune.rules.plan.Expression;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;

/**
 * Gives the condition that an expression means. Two-valued, as in Elasticsearch: a leaf is true or
 * false, {@code not} and {@code !=} turn it around, so that an event without the field fulfils
 * {@code field != "x"}.
 *
 * <p>A leaf on one bare field becomes a {@link Condition.Test}, which engines index and share;
 * whatever computes becomes a {@link Condition.Holds}.
 */
final class ConditionLowering {

  private final ExpressionLowering expressions = new ExpressionLowering();
  private final CallLowering calls = new CallLowering(expressions);

  Condition lower(EqlTree.Expr expression) {
    return switch (expression) {
      case EqlTree.Or or -> Conditions.any(all(or.operands()));
      case EqlTree.And and -> Conditions.all(all(and.operands()));
      case EqlTree.Not not -> Conditions.not(lower(not.operand()));
      case EqlTree.TruthLiteral literal -> constant(literal.value());
      case EqlTree.Field field -> test(field, equal(new Literal.Truth(true)));
      case EqlTree.Call call -> calls.lower(call);
      case EqlTree.Compare compare -> comparison(compare);
      case EqlTree.Membership membership -> membership(membership);
      case EqlTree.Match match -> match(match);
      case EqlTree.Invalid _,
          EqlTree.Parameter _,
          EqlTree.NullLiteral _,
          EqlTree.TextLiteral _,
          EqlTree.WholeLiteral _,
          EqlTree.RealLiteral _,
          EqlTree.Minus _,
          EqlTree.Arithmetic _ ->
          new Condition.Never();
    };
  }

  /** A loop: streams would take a stack of their own at every level. */
  private List<Condition> all(List<EqlTree.Expr> operands) {
    var conditions = new ArrayList<Condition>(operands.size());
    for (EqlTree.Expr operand : operands) {
      conditions.add(lower(operand));
    }
    return conditions;
  }

  private static Condition constant(boolean value) {
    return value ? new Condition.Always() : new Condition.Never();
  }

  private static boolean isTrue(Literal literal) {
    return literal instanceof Literal.Truth(var value) && value;
  }

  private static Predicate equal(Literal literal) {
    return new Predicate.Equal(literal);
  }

  private static Condition test(EqlTree.Field field, Predicate predicate) {
    return new Condition.Test(field.name(), predicate, Matching.EQL);
  }

  private Condition comparison(EqlTree.Compare compare) {
    Optional<Literal> folded = Constants.fold(compare);
    if (folded.isPresent()) {
      return constant(isTrue(folded.get()));
    }
    return compare
        .operator()
        .order()
        .map(order -> ordered(order, compare))
        .orElseGet(() -> {
          Condition same = same(compare.left(), compare.right());
          boolean negated = compare.operator() == CompareOperator.NOT_EQUAL;
          return negated ? Conditions.not(same) : same;
        });
  }

  private Condition ordered(Comparison order, EqlTree.Compare compare) {
    Optional<Literal> left = Constants.fold(compare.left());
    Optional<Literal> right = Constants.fold(compare.right());
    if (isNil(left) || isNil(right)) {
      return new Condition.Never();
    }
    if (right.isPresent() && compare.left() instanceof EqlTree.Field field) {
      return test(field, new Predicate.Compare(order, right.get()));
    }
    if (left.isPresent() && compare.right() instanceof EqlTree.Field field) {
      return test(field, new Predicate.Compare(order.mirrored(), left.get()));
    }
    return new Condition.Holds(expressions.lower(compare));
  }

  private static boolean isNil(Optional<Literal> literal) {
    return literal.isPresent() && literal.get() instanceof Literal.Nil;
  }

  private Condition same(EqlTree.Expr left, EqlTree.Expr right) {
    Optional<Literal> constant = Constants.fold(right);
    if (constant.isPresent()) {
      return sameAs(left, constant.get());
    }
    constant = Constants.fold(left);
    return constant.isPresent()
        ? sameAs(right, constant.get())
        : new Condition.Holds(expressions.same(left, right));
  }

  private Condition sameAs(EqlTree.Expr side, Literal literal) {
    boolean isNull = literal instanceof Literal.Nil;
    if (side instanceof EqlTree.Field field) {
      return isNull
          ? new Condition.Not(test(field, new Predicate.Present()))
          : test(field, equal(literal));
    }
    Expression value = expressions.lower(side);
    if (isNull) {
      return new Condition.Holds(new Expression.IsNull(value));
    }
    if (isTrue(literal) && Operands.isPositiveTest(side)) {
      return lower(side);
    }
    return new Condition.Holds(new Expression.SameAs(value, new Expression.Constant(literal)));
  }

  private Condition membership(EqlTree.Membership membership) {
    Optional<Literal> folded = Constants.fold(membership);
    if (folded.isPresent()) {
      return constant(isTrue(folded.get()));
    }
    List<Literal> items = ExpressionLowering.items(membership);
    Condition found =
        items.isEmpty() ? new Condition.Never() : among(membership.subject(), items, membership);
    return membership.negated() ? Conditions.not(found) : found;
  }

  private Condition among(
      EqlTree.Expr subject, List<Literal> items, EqlTree.Membership membership) {
    Predicate predicate = ExpressionLowering.oneOf(items);
    Matching matching = ExpressionLowering.matching(membership.insensitive());
    return subject instanceof EqlTree.Field field
        ? new Condition.Test(field.name(), predicate, matching)
        : new Condition.Holds(
            new Expression.Meets(expressions.lower(subject), predicate, matching));
  }

  private Condition match(EqlTree.Match match) {
    Optional<Literal> folded = Constants.fold(match);
    if (folded.isPresent()) {
      return constant(isTrue(folded.get()));
    }
    if (match.subject() instanceof EqlTree.Field field && !match.operator().isRegex()) {
      var tests = new ArrayList<Condition>();
      new PatternLowering(match.operator().matching())
          .tests(match.patterns())
          .forEach(test -> tests.add(test.on(field.name())));
      return Conditions.any(tests);
    }
    Predicate predicate = ExpressionLowering.predicate(match);
    Matching matching = match.operator().matching();
    return match.subject() instanceof EqlTree.Field field
        ? new Condition.Test(field.name(), predicate, matching)
        : new Condition.Holds(
            new Expression.Meets(expressions.lower(match.subject()), predicate, matching));
  }
}

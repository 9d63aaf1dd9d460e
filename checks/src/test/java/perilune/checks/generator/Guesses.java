package perilune.checks.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Expression;
import perilune.rules.plan.Literal;
import perilune.rules.plan.PlanFields;

/**
 * What could make a computed condition true or false, as lists of tests of single fields. Guesses:
 * whoever takes one asks the engine.
 */
final class Guesses {

  /** Guesses for one expression. */
  static final int MOST = 400;

  private static final List<Literal> ANY =
      List.of(new Literal.Text("q7-any"), new Literal.Whole(7), new Literal.Whole(1_000));

  private final Inversion inversion;

  private Guesses(Draft draft) {
    inversion = new Inversion(draft);
  }

  /**
   * Gives guesses, likely ones first.
   *
   * @param draft values that other fields have already
   */
  static List<List<Condition>> of(Expression expression, boolean truth, Draft draft) {
    return new Guesses(draft).make(expression, truth).stream().distinct().limit(MOST).toList();
  }

  private List<List<Condition>> make(Expression expression, boolean truth) {
    return switch (expression) {
      case Expression.Constant _ -> List.of(List.of());
      case Expression.FieldValue _, Expression.Call _ ->
          inversion.of(expression, new Literal.Truth(truth));
      case Expression.Meets meets -> meets(meets, truth);
      case Expression.IsNull(var subject) -> truth ? absent(subject) : any(subject);
      case Expression.SameAs(var left, var right) -> truth ? same(left, right) : other(left, right);
      case Expression.Ordered(var _, var left, var right) -> ordered(left, right);
      case Expression.Negation(var part) -> make(part, !truth);
      case Expression.Conjunction(var parts) -> truth ? all(parts, true) : one(parts, false);
      case Expression.Disjunction(var parts) -> truth ? one(parts, true) : all(parts, false);
    };
  }

  private List<List<Condition>> one(List<Expression> parts, boolean truth) {
    return parts.stream().flatMap(part -> make(part, truth).stream()).limit(MOST).toList();
  }

  private List<List<Condition>> all(List<Expression> parts, boolean truth) {
    List<List<Condition>> sums = List.of(List.of());
    for (Expression part : parts) {
      sums = product(sums, make(part, truth));
    }
    return sums;
  }

  static List<List<Condition>> product(List<List<Condition>> left, List<List<Condition>> right) {
    return left.stream()
        .flatMap(one -> right.stream().map(other -> Stream.concat(one.stream(), other.stream())))
        .limit(MOST)
        .map(Stream::toList)
        .toList();
  }

  private List<List<Condition>> meets(Expression.Meets meets, boolean truth) {
    if (!truth) {
      return any(meets.subject());
    }
    if (meets.subject() instanceof Expression.FieldValue(var field)) {
      return List.of(List.of(new Condition.Test(field, meets.predicate(), meets.matching())));
    }
    return Witnesses.of(meets.predicate(), meets.matching()).values().stream()
        .flatMap(value -> inversion.of(meets.subject(), value).stream())
        .limit(MOST)
        .toList();
  }

  private static List<List<Condition>> absent(Expression subject) {
    return PlanFields.of(subject).stream()
        .map(field -> List.<Condition>of(new Condition.Not(FieldSolver.present(field))))
        .toList();
  }

  private List<List<Condition>> any(Expression subject) {
    return ANY.stream().flatMap(value -> inversion.of(subject, value).stream()).toList();
  }

  private List<List<Condition>> same(Expression left, Expression right) {
    Optional<Literal> leftValue = inversion.known(left);
    Optional<Literal> rightValue = inversion.known(right);
    var values = new ArrayList<Literal>();
    rightValue.ifPresent(values::add);
    leftValue.ifPresent(values::add);
    values.addAll(ANY);
    var found = new ArrayList<List<Condition>>();
    for (Literal value : values) {
      found.addAll(product(inversion.of(left, value), inversion.of(right, value)));
    }
    return found;
  }

  private List<List<Condition>> other(Expression left, Expression right) {
    var found = new ArrayList<>(any(left));
    found.addAll(any(right));
    return found;
  }

  private List<List<Condition>> ordered(Expression left, Expression right) {
    var found = new ArrayList<List<Condition>>();
    List<Literal> leftValues = near(inversion.known(left));
    List<Literal> rightValues = near(inversion.known(right));
    for (Literal one : leftValues) {
      for (Literal other : rightValues) {
        found.addAll(product(inversion.of(left, one), inversion.of(right, other)));
      }
    }
    return found;
  }

  private static List<Literal> near(Optional<Literal> known) {
    if (known.isEmpty()) {
      return List.of(
          new Literal.Whole(100_000),
          new Literal.Whole(1_000),
          new Literal.Whole(100),
          new Literal.Whole(10),
          new Literal.Whole(1),
          new Literal.Whole(0));
    }
    var values = new ArrayList<Literal>(List.of(known.get()));
    if (known.get() instanceof Literal.Whole(var number)) {
      for (long value : new long[] {number + 1, number - 1, number * 2, number / 2, 0}) {
        values.add(new Literal.Whole(value));
      }
    }
    if (known.get() instanceof Literal.Text(var text)) {
      values.add(new Literal.Text(text + "0"));
      values.add(new Literal.Text(""));
    }
    return values;
  }

  /** Gives the whole numbers that stand in an expression. */
  static List<Long> numbers(Expression expression) {
    return switch (expression) {
      case Expression.Constant(var literal) ->
          literal instanceof Literal.Whole(var number) ? List.of(number) : List.of();
      case Expression.FieldValue _ -> List.of();
      case Expression.Call(var _, var arguments, var _) -> numbers(arguments);
      case Expression.Meets(var subject, var _, var _) -> numbers(subject);
      case Expression.IsNull(var subject) -> numbers(subject);
      case Expression.SameAs(var left, var right) -> numbers(List.of(left, right));
      case Expression.Ordered(var _, var left, var right) -> numbers(List.of(left, right));
      case Expression.Negation(var part) -> numbers(part);
      case Expression.Conjunction(var parts) -> numbers(parts);
      case Expression.Disjunction(var parts) -> numbers(parts);
    };
  }

  private static List<Long> numbers(List<Expression> parts) {
    return parts.stream().flatMap(part -> numbers(part).stream()).toList();
  }
}

package perilune.rules.plan;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in words what an expression computes, for explanations. */
public final class ExpressionText {

  private ExpressionText() {}

  /** Gives the words, functions written as in EQL. O(size); recurses as deep as it is nested. */
  public static String of(Expression expression) {
    return switch (expression) {
      case Expression.Constant(var literal) -> literal.text();
      case Expression.FieldValue(var field) -> field;
      case Expression.Call(var function, var arguments, var _) -> call(function, arguments);
      case Expression.Meets(var subject, var predicate, var matching) ->
          of(subject) + " is " + PredicateText.of(predicate, matching);
      case Expression.IsNull(var subject) -> of(subject) + " is null";
      case Expression.SameAs(var left, var right) -> of(left) + " is the same as " + of(right);
      case Expression.Ordered(var comparison, var left, var right) ->
          of(left) + " is " + PredicateText.of(comparison) + " " + of(right);
      case Expression.Negation(var part) -> "not (" + of(part) + ")";
      case Expression.Conjunction(var parts) -> list(parts, ") and (");
      case Expression.Disjunction(var parts) -> list(parts, ") or (");
    };
  }

  private static String call(Function function, List<Expression> arguments) {
    String name = function.name().toLowerCase(Locale.ROOT).replace("_", " ");
    return name
        + "("
        + arguments.stream().map(ExpressionText::of).collect(Collectors.joining(", "))
        + ")";
  }

  private static String list(List<Expression> parts, String between) {
    return parts.stream().map(ExpressionText::of).collect(Collectors.joining(between, "(", ")"));
  }
}

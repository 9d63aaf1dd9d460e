package perilune.rules.convert;

import java.util.stream.Collectors;
import perilune.rules.plan.Expression;
import perilune.rules.plan.ExpressionText;
import perilune.rules.plan.Function;
import perilune.rules.plan.Matching.Folding;

/** Writes the computed values in EQL that other languages have too: fields against fields. */
final class EqlExpressions {

  private final Losses losses;

  EqlExpressions(Losses losses) {
    this.losses = losses;
  }

  String text(Expression expression) {
    return switch (expression) {
      case Expression.Constant(var literal) -> EqlWords.literal(literal);
      case Expression.FieldValue(var field) -> EqlWords.field(field);
      case Expression.Conjunction(var parts) ->
          parts.stream().map(this::text).collect(Collectors.joining(" and ", "(", ")"));
      case Expression.Disjunction(var parts) ->
          parts.stream().map(this::text).collect(Collectors.joining(" or ", "(", ")"));
      case Expression.Call(var function, var arguments, var folding) -> {
        String given = arguments.stream().map(this::text).collect(Collectors.joining(", "));
        yield name(function) + (folding == Folding.EXACT ? "(" : "~(") + given + ")";
      }
      case Expression.Meets _,
          Expression.IsNull _,
          Expression.SameAs _,
          Expression.Ordered _,
          Expression.Negation _ ->
          unsayable(expression);
    };
  }

  private String name(Function function) {
    return switch (function) {
      case STARTS_WITH -> "startsWith";
      case ENDS_WITH -> "endsWith";
      case STRING_CONTAINS -> "stringContains";
      case STRING -> "string";
      case LENGTH -> "length";
      default -> {
        losses.unsayable("the function " + function);
        yield "string";
      }
    };
  }

  private String unsayable(Expression expression) {
    losses.unsayable("a computed value: " + ExpressionText.of(expression));
    return "false";
  }
}

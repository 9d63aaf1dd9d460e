package perilune.rules.sigma;

import java.util.List;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Expression;
import perilune.rules.plan.Function;
import perilune.rules.plan.Matching.Folding;

/**
 * Compares a field with another, whatever the case of A to Z unless {@code cased}. False where one
 * of them has no value.
 */
final class FieldReference {

  private FieldReference() {}

  static Condition condition(String field, String other, ModifierChain chain) {
    Expression left = text(field);
    Expression right = text(other);
    Folding folding = chain.has(Modifier.CASED) ? Folding.EXACT : Folding.ASCII;
    boolean front = chain.has(Modifier.STARTSWITH);
    boolean back = chain.has(Modifier.ENDSWITH);
    if (chain.has(Modifier.CONTAINS) || (front && back)) {
      return holds(call(Function.STRING_CONTAINS, left, right, folding));
    }
    if (front || back) {
      return holds(call(front ? Function.STARTS_WITH : Function.ENDS_WITH, left, right, folding));
    }
    // Two texts are the same where each begins with the other.
    return holds(
        new Expression.Conjunction(
            List.of(
                call(Function.STARTS_WITH, left, right, folding),
                call(Function.STARTS_WITH, right, left, folding))));
  }

  private static Condition holds(Expression expression) {
    return new Condition.Holds(expression);
  }

  private static Expression text(String field) {
    return new Expression.Call(
        Function.STRING, List.of(new Expression.FieldValue(field)), Folding.EXACT);
  }

  private static Expression call(
      Function function, Expression left, Expression right, Folding folding) {
    return new Expression.Call(function, List.of(left, right), folding);
  }
}

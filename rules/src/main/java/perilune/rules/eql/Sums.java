package perilune.rules.eql;

import java.util.Optional;
import perilune.rules.plan.Literal;

/** Arithmetic of literals, as the plan's functions do it. */
final class Sums {

  private Sums() {}

  /** Gives the value; nothing where it overflows, divides by zero or is not of numbers. */
  static Optional<Literal> of(ArithmeticOperator operator, Literal left, Literal right) {
    if (left instanceof Literal.Whole(var l) && right instanceof Literal.Whole(var r)) {
      try {
        return Optional.of(new Literal.Whole(whole(operator, l, r)));
      } catch (ArithmeticException noWholeNumber) {
        return Optional.empty();
      }
    }
    return real(left)
        .flatMap(l -> real(right).map(r -> real(operator, l, r)))
        .filter(Double::isFinite)
        .map(Literal.Real::new);
  }

  private static long whole(ArithmeticOperator operator, long left, long right) {
    return switch (operator) {
      case ADD -> Math.addExact(left, right);
      case SUBTRACT -> Math.subtractExact(left, right);
      case MULTIPLY -> Math.multiplyExact(left, right);
      case DIVIDE -> Math.divideExact(left, right);
      case MODULO -> left % right;
    };
  }

  private static double real(ArithmeticOperator operator, double left, double right) {
    return switch (operator) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case MODULO -> left % right;
    };
  }

  /** Gives a number as a real one. */
  static Optional<Double> real(Literal literal) {
    return switch (literal) {
      case Literal.Whole(var value) -> Optional.of((double) value);
      case Literal.Real(var value) -> Optional.of(value);
      case Literal.Text _, Literal.Truth _, Literal.Nil _ -> Optional.empty();
    };
  }
}

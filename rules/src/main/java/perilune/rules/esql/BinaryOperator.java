package perilune.rules.esql;

import java.util.Optional;
import perilune.rules.plan.RowFunction;

/** Operators between two values. */
public enum BinaryOperator {
  EQUAL("==", RowFunction.EQUAL),
  NOT_EQUAL("!=", RowFunction.NOT_EQUAL),
  LESS("<", RowFunction.LESS),
  LESS_OR_EQUAL("<=", RowFunction.LESS_OR_EQUAL),
  GREATER(">", RowFunction.GREATER),
  GREATER_OR_EQUAL(">=", RowFunction.GREATER_OR_EQUAL),
  ADD("+", RowFunction.ADD),
  SUBTRACT("-", RowFunction.SUBTRACT),
  MULTIPLY("*", RowFunction.MULTIPLY),
  DIVIDE("/", RowFunction.DIVIDE),
  MODULO("%", RowFunction.MODULO);

  private final String symbol;
  private final RowFunction function;

  BinaryOperator(String symbol, RowFunction function) {
    this.symbol = symbol;
    this.function = function;
  }

  /** Gives how it is written. */
  public String symbol() {
    return symbol;
  }

  RowFunction function() {
    return function;
  }

  boolean isComparison() {
    return compareTo(ADD) < 0;
  }

  boolean isSum() {
    return this == ADD || this == SUBTRACT;
  }

  static Optional<BinaryOperator> of(Token token) {
    for (BinaryOperator operator : values()) {
      if (token.isSymbol(operator.symbol)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }
}

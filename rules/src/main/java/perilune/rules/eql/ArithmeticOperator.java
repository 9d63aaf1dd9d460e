package perilune.rules.eql;

import java.util.Optional;
import perilune.rules.plan.Function;

/** Arithmetic of two numbers. */
public enum ArithmeticOperator {
  ADD("+", Function.ADD),
  SUBTRACT("-", Function.SUBTRACT),
  MULTIPLY("*", Function.MULTIPLY),
  DIVIDE("/", Function.DIVIDE),
  MODULO("%", Function.MODULO);

  private final String symbol;
  private final Function function;

  ArithmeticOperator(String symbol, Function function) {
    this.symbol = symbol;
    this.function = function;
  }

  /** Gives how it is written. */
  public String symbol() {
    return symbol;
  }

  Function function() {
    return function;
  }

  /** Says whether it binds as loosely as {@code +}. */
  boolean isAdditive() {
    return this == ADD || this == SUBTRACT;
  }

  static Optional<ArithmeticOperator> of(String symbol) {
    for (ArithmeticOperator operator : values()) {
      if (operator.symbol.equals(symbol)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }
}

package perilune.rules.eql;

import java.util.Optional;
import perilune.rules.plan.Comparison;

/** Comparisons of two values. */
public enum CompareOperator {
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">=");

  private final String symbol;

  CompareOperator(String symbol) {
    this.symbol = symbol;
  }

  /** Gives how it is written. */
  public String symbol() {
    return symbol;
  }

  /** Gives the order it asks for; nothing for the two of equality. */
  public Optional<Comparison> order() {
    return switch (this) {
      case EQUAL, NOT_EQUAL -> Optional.empty();
      case LESS -> Optional.of(Comparison.LESS);
      case LESS_OR_EQUAL -> Optional.of(Comparison.LESS_OR_EQUAL);
      case GREATER -> Optional.of(Comparison.GREATER);
      case GREATER_OR_EQUAL -> Optional.of(Comparison.GREATER_OR_EQUAL);
    };
  }

  static Optional<CompareOperator> of(String symbol) {
    for (CompareOperator operator : values()) {
      if (operator.symbol.equals(symbol)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }
}

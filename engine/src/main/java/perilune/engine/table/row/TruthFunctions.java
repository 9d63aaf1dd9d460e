package perilune.engine.table.row;

import perilune.rules.plan.RowFunction;

/** Three-valued logic and comparison. */
final class TruthFunctions {

  private TruthFunctions() {}

  static RowCall of(RowFunction function) {
    return switch (function) {
      case AND -> arguments -> junction(arguments, false);
      case OR -> arguments -> junction(arguments, true);
      case NOT ->
          arguments -> {
            RowValue part = Reading.truth(arguments[0]);
            return part.isNull() ? part : RowValue.of(!part.isTrue());
          };
      case EQUAL -> Strict.call(arguments -> RowValue.of(equal(arguments[0], arguments[1])));
      case NOT_EQUAL -> Strict.call(arguments -> RowValue.of(!equal(arguments[0], arguments[1])));
      case LESS -> ordered(order -> order < 0);
      case LESS_OR_EQUAL -> ordered(order -> order <= 0);
      case GREATER -> ordered(order -> order > 0);
      case GREATER_OR_EQUAL -> ordered(order -> order >= 0);
      case IN -> TruthFunctions::in;
      default -> throw new IllegalArgumentException(function.name());
    };
  }

  /** Gives the deciding value where a part has it, else null where one is null, else the other. */
  private static RowValue junction(RowValue[] parts, boolean deciding) {
    boolean unknown = false;
    for (RowValue part : parts) {
      RowValue truth = Reading.truth(part);
      if (truth.isNull()) {
        unknown = true;
      } else if (truth.isTrue() == deciding) {
        return truth;
      }
    }
    return unknown ? RowValues.NULL : RowValue.of(!deciding);
  }

  static boolean equal(RowValue a, RowValue b) {
    return RowOrdering.compare(a, b) == 0;
  }

  private interface Order {
    boolean holds(int order);
  }

  /** Values of types that have no common order give null. */
  private static RowCall ordered(Order wanted) {
    return Strict.call(arguments -> {
      int order = RowOrdering.compare(arguments[0], arguments[1]);
      return order == RowOrdering.NONE ? RowValues.NULL : RowValue.of(wanted.holds(order));
    });
  }

  private static RowValue in(RowValue[] arguments) {
    RowValue value = arguments[0];
    if (value.isNull() || value instanceof RowValue.Many) {
      return RowValues.NULL;
    }
    boolean unknown = false;
    for (int i = 1; i < arguments.length; i++) {
      RowValue other = arguments[i];
      if (other.isNull() || other instanceof RowValue.Many) {
        unknown = true;
      } else if (equal(value, other)) {
        return RowValues.TRUE;
      }
    }
    return unknown ? RowValues.NULL : RowValues.FALSE;
  }
}

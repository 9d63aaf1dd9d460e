package perilune.engine.table.row;

import perilune.rules.plan.RowFunction;

/** Functions that give one of their arguments, or ask whether there is one. */
final class ChoiceFunctions {

  private ChoiceFunctions() {}

  static RowCall of(RowFunction function) {
    return switch (function) {
      case IS_NULL -> arguments -> RowValue.of(arguments[0].isNull());
      case CASE -> ChoiceFunctions::choose;
      case COALESCE -> ChoiceFunctions::first;
      case GREATEST -> arguments -> extreme(arguments, 1);
      case LEAST -> arguments -> extreme(arguments, -1);
      default -> throw new IllegalArgumentException(function.name());
    };
  }

  private static RowValue choose(RowValue[] arguments) {
    int at = 0;
    for (; at + 1 < arguments.length; at += 2) {
      if (Reading.truth(arguments[at]).isTrue()) {
        return arguments[at + 1];
      }
    }
    return at < arguments.length ? arguments[at] : RowValues.NULL;
  }

  private static RowValue first(RowValue[] arguments) {
    for (RowValue argument : arguments) {
      if (!argument.isNull()) {
        return argument;
      }
    }
    return RowValues.NULL;
  }

  /** Null where an argument is null; of several values each counts. */
  private static RowValue extreme(RowValue[] arguments, int sign) {
    RowValue best = RowValues.NULL;
    for (RowValue argument : arguments) {
      if (argument.isNull()) {
        return RowValues.NULL;
      }
      for (RowValue value : argument.each()) {
        if (best.isNull() || RowOrdering.TOTAL.compare(value, best) * sign > 0) {
          best = value;
        }
      }
    }
    return best;
  }
}

package perilune.engine.table.row;

import java.math.BigDecimal;
import java.math.RoundingMode;
import perilune.engine.table.row.RowValue.Real;
import perilune.engine.table.row.RowValue.Whole;
import perilune.rules.plan.RowFunction;

/** Functions of a number. */
final class NumberFunctions {

  private NumberFunctions() {}

  static RowCall of(RowFunction function) {
    return switch (function) {
      case ABS -> Strict.call(arguments -> abs(Reading.number(arguments[0])));
      case ROUND -> Strict.call(NumberFunctions::round);
      case FLOOR -> Strict.call(arguments -> cut(Reading.number(arguments[0]), RoundingMode.FLOOR));
      case CEIL ->
          Strict.call(arguments -> cut(Reading.number(arguments[0]), RoundingMode.CEILING));
      case POW ->
          Strict.call(arguments ->
              RowValue.of(Math.pow(Reading.real(arguments[0]), Reading.real(arguments[1]))));
      case SQRT -> Strict.real(Math::sqrt);
      case LOG -> Strict.call(NumberFunctions::log);
      case LOG10 -> Strict.real(number -> number > 0 ? Math.log10(number) : Double.NaN);
      default -> throw new IllegalArgumentException(function.name());
    };
  }

  private static RowValue abs(RowValue number) {
    return switch (number) {
      case Whole(var whole) ->
          whole == Long.MIN_VALUE ? RowValues.NULL : new Whole(Math.abs(whole));
      case Real(var real) -> new Real(Math.abs(real));
      default -> RowValues.NULL;
    };
  }

  private static RowValue cut(RowValue number, RoundingMode mode) {
    return number instanceof Real(var real)
        ? new Real(mode == RoundingMode.FLOOR ? Math.floor(real) : Math.ceil(real))
        : number;
  }

  /** Halves go away from zero; whole numbers stay whole, rounded where decimals are negative. */
  private static RowValue round(RowValue[] arguments) {
    RowValue number = Reading.number(arguments[0]);
    int decimals = arguments.length > 1 ? Strict.whole(arguments[1], 0) : 0;
    // Beyond these every double stays as it is, or becomes 0.
    decimals = Math.clamp(decimals, -400, 400);
    return switch (number) {
      case Whole(var whole) -> {
        if (decimals >= 0) {
          yield number;
        }
        BigDecimal rounded = BigDecimal.valueOf(whole).setScale(decimals, RoundingMode.HALF_UP);
        yield rounded.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
            ? RowValues.NULL
            : new Whole(rounded.longValue());
      }
      case Real(var real) ->
          RowValue.of(
              BigDecimal.valueOf(real).setScale(decimals, RoundingMode.HALF_UP).doubleValue());
      default -> RowValues.NULL;
    };
  }

  private static RowValue log(RowValue[] arguments) {
    double number = Reading.real(arguments[arguments.length - 1]);
    double base = arguments.length > 1 ? Reading.real(arguments[0]) : Math.E;
    if (!(number > 0) || !(base > 0) || base == 1) {
      return RowValues.NULL;
    }
    return RowValue.of(arguments.length > 1 ? Math.log(number) / Math.log(base) : Math.log(number));
  }
}

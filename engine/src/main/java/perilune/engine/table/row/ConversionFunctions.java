package perilune.engine.table.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import perilune.engine.table.row.RowValue.Moment;
import perilune.engine.table.row.RowValue.Real;
import perilune.engine.table.row.RowValue.Text;
import perilune.engine.table.row.RowValue.Truth;
import perilune.engine.table.row.RowValue.Whole;
import perilune.rules.plan.RowFunction;

/** Conversions, of every value; values that cannot be converted are left out. */
final class ConversionFunctions {

  private ConversionFunctions() {}

  static RowCall of(RowFunction function) {
    UnaryOperator<RowValue> one =
        switch (function) {
          case TO_STRING -> value -> new Text(RowText.of(value));
          case TO_INTEGER -> value -> ranged(whole(value));
          case TO_LONG -> ConversionFunctions::whole;
          case TO_DOUBLE -> ConversionFunctions::real;
          case TO_BOOLEAN -> ConversionFunctions::truth;
          case TO_DATETIME -> Reading::moment;
          case TO_IP -> Reading::address;
          case TO_VERSION -> Reading::version;
          case TO_GEOPOINT -> Reading::point;
          default -> throw new IllegalArgumentException(function.name());
        };
    return arguments -> each(arguments[0], one);
  }

  /** Gives the results of all values; nulls among them are left out. */
  static RowValue each(RowValue value, UnaryOperator<RowValue> one) {
    if (!(value instanceof RowValue.Many(var values))) {
      return value.isNull() ? value : one.apply(value);
    }
    List<RowValue> results = new ArrayList<>();
    for (RowValue part : values) {
      RowValue result = one.apply(part);
      if (!result.isNull()) {
        results.add(result);
      }
    }
    return RowValue.of(results);
  }

  private static RowValue whole(RowValue value) {
    return switch (value) {
      case Truth(var truth) -> new Whole(truth ? 1 : 0);
      case Moment moment -> new Whole(Reading.millis(moment));
      default ->
          switch (Reading.number(value)) {
            case Whole whole -> whole;
            case Real(var real) ->
                real >= -0x1p63 && real < 0x1p63 ? new Whole(Math.round(real)) : RowValues.NULL;
            default -> RowValues.NULL;
          };
    };
  }

  private static RowValue ranged(RowValue value) {
    return value instanceof Whole(var whole) && whole == (int) whole ? value : RowValues.NULL;
  }

  private static RowValue real(RowValue value) {
    return switch (value) {
      case Truth(var truth) -> new Real(truth ? 1 : 0);
      case Moment moment -> new Real(Reading.millis(moment));
      default -> RowValue.of(Reading.real(value));
    };
  }

  /** Text is true where it says so, in any case, else false. */
  private static RowValue truth(RowValue value) {
    return switch (value) {
      case Truth truth -> truth;
      case Whole(var whole) -> RowValue.of(whole != 0);
      case Real(var real) -> RowValue.of(real != 0);
      case Text(var text) -> RowValue.of(text.toLowerCase(Locale.ROOT).equals("true"));
      default -> RowValues.NULL;
    };
  }
}

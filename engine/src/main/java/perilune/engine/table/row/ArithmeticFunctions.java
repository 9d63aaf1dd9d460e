package perilune.engine.table.row;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import perilune.engine.table.row.RowValue.Moment;
import perilune.engine.table.row.RowValue.Span;
import perilune.engine.table.row.RowValue.Whole;
import perilune.rules.plan.RowFunction;

/** Sums and products: whole with whole gives whole, out of range and by 0 is null. */
final class ArithmeticFunctions {

  private ArithmeticFunctions() {}

  static RowCall of(RowFunction function) {
    return function == RowFunction.NEGATE
        ? Strict.call(ArithmeticFunctions::negate)
        : Strict.call(arguments -> compute(function, arguments[0], arguments[1]));
  }

  private static RowValue negate(RowValue[] arguments) {
    if (arguments[0] instanceof Span(var months, var nanos)) {
      return new Span(-months, -nanos);
    }
    return compute(RowFunction.SUBTRACT, new Whole(0), arguments[0]);
  }

  private static RowValue compute(RowFunction function, RowValue a, RowValue b) {
    if (a instanceof Span || b instanceof Span) {
      return spans(function, a, b);
    }
    RowValue left = Reading.number(a);
    RowValue right = Reading.number(b);
    if (left.isNull() || right.isNull()) {
      return RowValues.NULL;
    }
    return left instanceof Whole(var x) && right instanceof Whole(var y)
        ? wholes(function, x, y)
        : reals(function, Reading.real(left), Reading.real(right));
  }

  private static RowValue wholes(RowFunction function, long a, long b) {
    return switch (function) {
      case ADD -> ((a ^ (a + b)) & (b ^ (a + b))) < 0 ? RowValues.NULL : new Whole(a + b);
      case SUBTRACT -> ((a ^ b) & (a ^ (a - b))) < 0 ? RowValues.NULL : new Whole(a - b);
      case MULTIPLY ->
          Math.multiplyHigh(a, b) == (a * b) >> (Long.SIZE - 1) ? new Whole(a * b) : RowValues.NULL;
      case DIVIDE -> b == 0 || a == Long.MIN_VALUE && b == -1 ? RowValues.NULL : new Whole(a / b);
      case MODULO -> b == 0 ? RowValues.NULL : new Whole(b == -1 ? 0 : a % b);
      default -> throw new IllegalArgumentException(function.name());
    };
  }

  private static RowValue reals(RowFunction function, double a, double b) {
    return switch (function) {
      case ADD -> RowValue.of(a + b);
      case SUBTRACT -> RowValue.of(a - b);
      case MULTIPLY -> RowValue.of(a * b);
      case DIVIDE -> RowValue.of(a / b);
      case MODULO -> RowValue.of(a % b);
      default -> throw new IllegalArgumentException(function.name());
    };
  }

  private static RowValue spans(RowFunction function, RowValue a, RowValue b) {
    int sign = function == RowFunction.ADD ? 1 : function == RowFunction.SUBTRACT ? -1 : 0;
    if (sign == 0) {
      return RowValues.NULL;
    }
    if (a instanceof Span x && b instanceof Span y) {
      return new Span(x.months() + sign * y.months(), x.nanos() + sign * y.nanos());
    }
    if (b instanceof Span span) {
      return shift(Reading.moment(a), span, sign);
    }
    return sign > 0 ? shift(Reading.moment(b), (Span) a, 1) : RowValues.NULL;
  }

  /** Months first, then the rest; a day of the month that is not there becomes its last. */
  private static RowValue shift(RowValue moment, Span span, int sign) {
    if (!(moment instanceof Moment(var nanos))) {
      return RowValues.NULL;
    }
    long base = nanos;
    if (span.months() != 0) {
      ZonedDateTime moved =
          RowText.instant(nanos).atZone(ZoneOffset.UTC).plusMonths((long) sign * span.months());
      base = DateFunctions.nanos(moved);
      if (base == DateFunctions.OUT_OF_RANGE) {
        return RowValues.NULL;
      }
    }
    long by = sign * span.nanos();
    long sum = base + by;
    return ((base ^ sum) & (by ^ sum)) < 0 ? RowValues.NULL : new Moment(sum);
  }
}

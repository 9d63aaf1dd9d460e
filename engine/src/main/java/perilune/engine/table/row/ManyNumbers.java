package perilune.engine.table.row;

import java.util.ArrayList;
import java.util.List;
import perilune.engine.table.row.RowValue.Whole;
import perilune.rules.plan.RowFunction;

/** Functions that make one value of several; of null all give null. */
final class ManyNumbers {

  private ManyNumbers() {}

  static RowCall of(RowFunction function) {
    return switch (function) {
      case MV_COUNT -> on(values -> new Whole(values.size()));
      case MV_FIRST -> on(List::getFirst);
      case MV_LAST -> on(List::getLast);
      case MV_MIN -> on(values -> extreme(values, -1));
      case MV_MAX -> on(values -> extreme(values, 1));
      case MV_SUM -> on(ManyNumbers::sum);
      case MV_AVG -> on(ManyNumbers::mean);
      case MV_MEDIAN -> on(ManyNumbers::median);
      default -> throw new IllegalArgumentException(function.name());
    };
  }

  private interface OfMany {
    RowValue apply(List<RowValue> values);
  }

  private static RowCall on(OfMany call) {
    return arguments -> {
      List<RowValue> values = arguments[0].each();
      return values.isEmpty() ? RowValues.NULL : call.apply(values);
    };
  }

  private static RowValue extreme(List<RowValue> values, int sign) {
    RowValue best = values.getFirst();
    for (RowValue value : values) {
      best = RowOrdering.TOTAL.compare(value, best) * sign > 0 ? value : best;
    }
    return best;
  }

  /** Values that are no numbers are left out. */
  private static List<RowValue> numbers(List<RowValue> values) {
    var numbers = new ArrayList<RowValue>();
    for (RowValue value : values) {
      RowValue number = Reading.number(value);
      if (!number.isNull()) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  private static RowValue sum(List<RowValue> values) {
    var sum = new NumberSum();
    numbers(values).forEach(sum::add);
    return sum.result();
  }

  private static RowValue mean(List<RowValue> values) {
    var sum = new NumberSum();
    numbers(values).forEach(sum::add);
    return sum.mean();
  }

  /** Of an even number of whole values the mean of the middle two, rounded down. */
  private static RowValue median(List<RowValue> values) {
    List<RowValue> sorted = numbers(values);
    sorted.sort(RowOrdering.TOTAL);
    if (sorted.isEmpty()) {
      return RowValues.NULL;
    }
    RowValue upper = sorted.get(sorted.size() / 2);
    if (sorted.size() % 2 == 1) {
      return upper;
    }
    RowValue lower = sorted.get(sorted.size() / 2 - 1);
    if (lower instanceof Whole(var a) && upper instanceof Whole(var b)) {
      return new Whole((a & b) + ((a ^ b) >> 1));
    }
    return RowValue.of((Reading.real(lower) + Reading.real(upper)) / 2);
  }
}

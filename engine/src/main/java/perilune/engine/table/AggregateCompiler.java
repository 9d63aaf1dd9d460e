package perilune.engine.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import perilune.engine.match.Refusal;
import perilune.engine.table.row.Reading;
import perilune.engine.table.row.RowText;
import perilune.engine.table.row.RowValue;
import perilune.engine.table.row.RowValues;
import perilune.rules.plan.AggregateFunction;
import perilune.rules.plan.Aggregation;

/** Turns aggregations into what computes them. Cold path. */
final class AggregateCompiler {

  private final ExpressionCompiler expressions;
  private final Surplus surplus;
  private final List<Refusal> refusals;

  AggregateCompiler(ExpressionCompiler expressions, Surplus surplus, List<Refusal> refusals) {
    this.expressions = expressions;
    this.surplus = surplus;
    this.refusals = refusals;
  }

  Grouping.Computed compile(Aggregation aggregation) {
    List<RowNode> arguments = aggregation.arguments().stream().map(expressions::compile).toList();
    RowNode only = aggregation.only().map(expressions::compile).orElse(null);
    AggregateFunction function = aggregation.function();
    if (arguments.size() < fewest(function) || arguments.size() > most(function)) {
      refuse(function + " is called with " + arguments.size() + " arguments");
      return new Grouping.Computed(List.of(), only, () -> new CountPartials.Count(function));
    }
    Supplier<Partial> partial = partial(function, arguments);
    boolean edge = function == AggregateFunction.FIRST || function == AggregateFunction.LAST;
    // What is fixed is no argument of rows.
    var computed = new ArrayList<>(edge ? arguments : arguments.stream().limit(1).toList());
    if (edge && computed.size() == 1) {
      computed.add(new RowNode.Time());
    }
    return new Grouping.Computed(computed, only, partial);
  }

  private void refuse(String message) {
    refusals.add(new Refusal(Refusal.Kind.UNSUPPORTED, message));
  }

  private static int fewest(AggregateFunction function) {
    return switch (function) {
      case COUNT -> 0;
      case TOP, PERCENTILE, SAMPLE -> 2;
      case COUNT_DISTINCT,
          SUM,
          AVG,
          MIN,
          MAX,
          VALUES,
          FIRST,
          LAST,
          MEDIAN,
          MEDIAN_ABSOLUTE_DEVIATION,
          STD_DEV,
          VARIANCE,
          ABSENT,
          PRESENT ->
          1;
    };
  }

  private static int most(AggregateFunction function) {
    return switch (function) {
      case TOP -> 3;
      case COUNT_DISTINCT, FIRST, LAST, PERCENTILE, SAMPLE -> 2;
      case COUNT,
          SUM,
          AVG,
          MIN,
          MAX,
          VALUES,
          MEDIAN,
          MEDIAN_ABSOLUTE_DEVIATION,
          STD_DEV,
          VARIANCE,
          ABSENT,
          PRESENT ->
          1;
    };
  }

  private Supplier<Partial> partial(AggregateFunction function, List<RowNode> arguments) {
    return switch (function) {
      case COUNT, ABSENT, PRESENT -> () -> new CountPartials.Count(function);
      case COUNT_DISTINCT -> () -> new ValuePartials.Distinct(true, surplus);
      case VALUES -> () -> new ValuePartials.Distinct(false, surplus);
      case SUM -> () -> new CountPartials.Sum(false);
      case AVG -> () -> new CountPartials.Sum(true);
      case MIN -> () -> new ValuePartials.Extreme(-1);
      case MAX -> () -> new ValuePartials.Extreme(1);
      case FIRST -> () -> new ValuePartials.Edge(-1);
      case LAST -> () -> new ValuePartials.Edge(1);
      case STD_DEV -> () -> new CountPartials.Spread(true);
      case VARIANCE -> () -> new CountPartials.Spread(false);
      case MEDIAN -> () -> ListPartial.numbers(surplus, n -> ListPartial.percentile(n, 50));
      case MEDIAN_ABSOLUTE_DEVIATION -> () -> ListPartial.numbers(surplus, ListPartial::deviation);
      case PERCENTILE -> {
        double percent = Reading.real(constant(function, arguments.get(1)));
        yield () -> ListPartial.numbers(surplus, n -> ListPartial.percentile(n, percent));
      }
      case SAMPLE -> {
        int most = count(function, arguments.get(1));
        yield () -> ListPartial.sample(most, surplus);
      }
      case TOP -> {
        int most = count(function, arguments.get(1));
        String order =
            arguments.size() > 2 ? RowText.of(constant(function, arguments.get(2))) : "asc";
        boolean descending = order.toLowerCase(Locale.ROOT).equals("desc");
        yield () -> ListPartial.top(most, descending, surplus);
      }
    };
  }

  private RowValue constant(AggregateFunction function, RowNode node) {
    if (node instanceof RowNode.Constant known) {
      return known.value;
    }
    refuse(function + " with a limit, percentage or order that is no constant");
    return RowValues.NULL;
  }

  private int count(AggregateFunction function, RowNode node) {
    double count = Reading.real(constant(function, node));
    if (!(count >= 1)) {
      refuse(function + " of fewer than one value");
    }
    return (int) Math.clamp(count, 0, Integer.MAX_VALUE);
  }
}

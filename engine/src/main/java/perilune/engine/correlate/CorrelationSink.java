package perilune.engine.correlate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import perilune.engine.join.JoinTuple;
import perilune.engine.table.NamedValue;
import perilune.engine.table.ResultRow;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Correlation;
import perilune.rules.plan.Correlation.Measure;
import perilune.rules.plan.Literal;

/** Takes groups that came to what their rule asks for. */
public interface CorrelationSink {

  /** Takes what a group came to. */
  void reached(JoinTuple group, Reached reached);

  /**
   * What a group came to.
   *
   * @param events the last of those that counted, each once, in order; see {@link
   *     CorrelationMatcher#SHOWN_EVENTS}
   * @param steps for each event the steps of the plan that it fulfils here, ascending
   * @param measured the value that was judged
   * @param shared whose share it is, of a share; else no elements
   */
  record Reached(
      List<RetainedEvent> events,
      List<List<Integer>> steps,
      BigDecimal measured,
      List<String> shared) {
    public Reached {
      events = List.copyOf(events);
      steps = List.copyOf(steps);
      shared = List.copyOf(shared);
    }

    /** Gives it as a row: the group's keys by their names, whose share it is, and the measure. */
    public ResultRow row(Correlation correlation, List<String> group) {
      var columns = new ArrayList<NamedValue>();
      for (int i = 0; i < group.size(); i++) {
        columns.add(text(correlation.groupBy().get(i), List.of(group.get(i))));
      }
      if (!shared.isEmpty()) {
        columns.add(text("value", shared));
      }
      String plain = measured.stripTrailingZeros().toPlainString();
      columns.add(text(name(correlation.measure()), List.of(plain)));
      return new ResultRow(columns, events.size());
    }

    private static NamedValue text(String name, List<String> values) {
      return new NamedValue(
          name, values.stream().map(value -> (Literal) new Literal.Text(value)).toList());
    }

    private static String name(Measure measure) {
      return switch (measure) {
        case Measure.Events _ -> "event_count";
        case Measure.Values _ -> "value_count";
        case Measure.Rules _ -> "rules";
        case Measure.RulesInOrder _ -> "rules in order";
        case Measure.Sum _ -> "value_sum";
        case Measure.Average _ -> "value_avg";
        case Measure.Median _ -> "value_median";
        case Measure.Percentile _, Measure.Share _ -> "value_percentile";
      };
    }
  }
}

package perilune.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import perilune.engine.table.NamedValue;
import perilune.engine.table.ResultRow;
import perilune.rules.plan.Correlation;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Operator;

/** Tells how many events a threshold counted, and which term was new. */
final class CountText {

  private CountText() {}

  /** Gives a sentence that follows another. */
  static String of(Operator.Threshold threshold, List<String> keys) {
    var told = new StringBuilder();
    told.append(threshold.atLeast() == 1 ? " 1 event" : " " + threshold.atLeast() + " events");
    if (!threshold.window().isWhole()) {
      told.append(" within ").append(MissingText.span(threshold.window().lookBackNanos()));
    }
    if (!keys.isEmpty()) {
      told.append(" of ").append(named(threshold.step().keys(), keys));
    }
    if (!threshold.cardinalities().isEmpty()) {
      told.append(", with ")
          .append(
              threshold.cardinalities().stream()
                  .map(each -> each.atLeast() + " different values of " + each.field())
                  .collect(Collectors.joining(" and ")));
    }
    return told.append('.').toString();
  }

  /** Gives a sentence that follows another. */
  static String of(Operator.NewTerms terms, List<String> keys) {
    return " The first time in "
        + MissingText.span(terms.historyNanos())
        + " that there was "
        + named(terms.step().keys(), keys)
        + ", as far as events were seen.";
  }

  /** Gives a sentence that follows another: the groups and the measure, as the match has them. */
  static String of(Correlation correlation, ResultRow row) {
    var told = new StringBuilder();
    for (NamedValue column : row.columns()) {
      told.append(told.isEmpty() ? " Within " + MissingText.span(correlation.spanNanos()) : "");
      told.append(told.indexOf(":") < 0 ? ": " : ", ");
      told.append(column.column()).append(' ').append(RowText.values(column));
    }
    return told.isEmpty() ? "" : told.append('.').toString();
  }

  private static String named(List<JoinKey> fields, List<String> keys) {
    var parts = new ArrayList<String>();
    for (int i = 0; i < keys.size(); i++) {
      parts.add(fields.get(i).field() + " " + Sentence.cut(keys.get(i), Sentence.MAX_VALUE));
    }
    return String.join(", ", parts);
  }
}

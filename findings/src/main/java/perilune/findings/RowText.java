package perilune.findings;

import java.util.List;
import java.util.stream.Collectors;
import perilune.engine.table.NamedValue;
import perilune.engine.table.ResultRow;
import perilune.rules.plan.Literal;

/** Tells what a row of a table holds, so that a person can read it. */
final class RowText {

  /** Values told of one column, count; the rest is counted. */
  private static final int MOST_VALUES = 10;

  /** Text told of one value, UTF-16 units; what is longer ends in dots. */
  private static final int MOST_TEXT = 200;

  private RowText() {}

  /** Gives a sentence that follows another: the columns that have a value; nothing of none. */
  static String of(ResultRow row) {
    String columns =
        row.columns().stream()
            .filter(column -> !column.values().isEmpty())
            .map(column -> column.column() + ": " + values(column))
            .collect(Collectors.joining("; "));
    String count = row.events() == 1 ? "" : " From " + row.events() + " events";
    return columns.isEmpty() ? "" : count + (count.isEmpty() ? " Found: " : ": ") + columns + ".";
  }

  /** Gives the values of a column, cut where they are many. */
  static String values(NamedValue column) {
    List<Literal> values = column.values();
    String told =
        values.stream().limit(MOST_VALUES).map(RowText::value).collect(Collectors.joining(", "));
    int more = values.size() - MOST_VALUES;
    return more > 0 ? told + " and " + more + " more" : told;
  }

  private static String value(Literal literal) {
    String text = literal.text();
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "...";
  }
}

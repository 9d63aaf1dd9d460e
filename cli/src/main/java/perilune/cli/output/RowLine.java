package perilune.cli.output;

import java.util.List;
import java.util.stream.Collectors;
import perilune.engine.table.NamedValue;
import perilune.engine.table.ResultRow;
import perilune.rules.plan.Literal;

/** A row of a query on rows, as a person reads it. */
final class RowLine {

  /** Values shown of one column, count; the rest is counted. */
  private static final int MOST_VALUES = 10;

  private RowLine() {}

  static String of(ResultRow row) {
    return row.columns().stream().map(RowLine::column).collect(Collectors.joining("  "));
  }

  private static String column(NamedValue column) {
    List<Literal> values = column.values();
    String shown =
        values.stream().limit(MOST_VALUES).map(Literal::text).collect(Collectors.joining(", "));
    int more = values.size() - MOST_VALUES;
    return Shown.plain(column.column() + "=" + shown + (more > 0 ? " and " + more + " more" : ""));
  }
}

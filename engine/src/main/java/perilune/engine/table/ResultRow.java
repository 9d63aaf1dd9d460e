package perilune.engine.table;

import java.util.List;

/**
 * A row that a table gave.
 *
 * @param columns in order; empty where no stage made or kept one
 * @param events how many events it is made of: a match names the first and the last of them
 */
public record ResultRow(List<NamedValue> columns, long events) {

  /** What matches of other operators have. */
  public static final ResultRow NONE = new ResultRow(List.of(), 0);

  public ResultRow {
    columns = List.copyOf(columns);
  }
}

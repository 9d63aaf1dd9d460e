package perilune.engine.table;

import java.util.ArrayList;
import java.util.List;

/** One step of the work on rows. Keeps nothing from window to window. */
abstract sealed class Stage {

  /** Looks at one row alone. */
  abstract static non-sealed class OfRow extends Stage {

    /** Gives what becomes of a row: none, it, or several. */
    abstract void push(Row row, Look look, RowSink next);

    @Override
    List<Row> apply(List<Row> rows, Look look) {
      var results = new ArrayList<Row>();
      for (Row row : rows) {
        push(row, look, results::add);
      }
      return results;
    }
  }

  /** Needs all rows. */
  abstract static non-sealed class OfAll extends Stage {}

  /** Gives what becomes of all rows, in order. */
  abstract List<Row> apply(List<Row> rows, Look look);
}

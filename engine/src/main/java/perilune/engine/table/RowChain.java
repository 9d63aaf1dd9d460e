package perilune.engine.table;

import java.util.List;

/** Stages that look at one row alone, one behind the other; made once, so a row costs no lambda. */
final class RowChain {

  private final RowSink first;

  RowChain(List<Stage> stages, Look look, RowSink last) {
    RowSink next = last;
    for (Stage stage : stages.reversed()) {
      if (!(stage instanceof Stage.OfRow ofRow)) {
        throw new IllegalArgumentException("a stage that needs all rows");
      }
      RowSink then = next;
      next = row -> ofRow.push(row, look, then);
    }
    first = next;
  }

  void push(Row row) {
    first.accept(row);
  }
}

package perilune.engine.table;

/** Takes rows, one after the other. */
@FunctionalInterface
interface RowSink {
  void accept(Row row);
}

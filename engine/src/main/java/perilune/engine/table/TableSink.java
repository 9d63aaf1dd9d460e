package perilune.engine.table;

import java.util.List;
import perilune.event.RetainedEvent;

/** Takes the rows that a table gives. */
@FunctionalInterface
public interface TableSink {

  /**
   * Takes a row.
   *
   * @param events the first and the last events that it is made of, in order, each once; empty
   *     where it is made of none
   */
  void row(List<RetainedEvent> events, ResultRow row);
}

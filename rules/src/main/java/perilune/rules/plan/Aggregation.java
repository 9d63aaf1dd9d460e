package perilune.rules.plan;

import java.util.List;
import java.util.Optional;

/**
 * One value of a group of rows.
 *
 * @param column where it goes
 * @param function how it is computed
 * @param arguments of the function, in its order; of COUNT none where rows are counted
 * @param only the rows that count; all where empty
 */
public record Aggregation(
    String column,
    AggregateFunction function,
    List<RowExpression> arguments,
    Optional<RowExpression> only) {
  public Aggregation {
    arguments = List.copyOf(arguments);
  }
}

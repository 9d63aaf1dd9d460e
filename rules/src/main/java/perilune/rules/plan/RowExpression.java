package perilune.rules.plan;

import java.util.List;

/** A value computed from a row: none (null), one, or several. */
public sealed interface RowExpression {

  /** The literal. */
  record Constant(Literal literal) implements RowExpression {}

  /**
   * A length of time; calendar months apart from the rest.
   *
   * @param months whole months, a year is twelve
   * @param nanos the rest
   */
  record Duration(int months, long nanos) implements RowExpression {}

  /**
   * The row's value of a column: one that an earlier stage made, else the event's field of that
   * name; null where the row has neither.
   */
  record Column(String name) implements RowExpression {}

  /** What the function gives. */
  record Call(RowFunction function, List<RowExpression> arguments) implements RowExpression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * Whether the row's event fulfils the condition, never null: a search in another language inside
   * this one. Stands only where rows are still events, before any aggregation that is not inline.
   */
  record Fulfils(Condition condition) implements RowExpression {}
}

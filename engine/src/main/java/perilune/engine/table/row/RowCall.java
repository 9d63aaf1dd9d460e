package perilune.engine.table.row;

/** A function, ready to be called with many rows' values. Keeps nothing; never fails. */
@FunctionalInterface
public interface RowCall {

  /** Gives the result of the arguments, as many as the function was made for. */
  RowValue apply(RowValue[] arguments);
}

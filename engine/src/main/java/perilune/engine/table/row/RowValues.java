package perilune.engine.table.row;

/** The values of which there is one object each. */
public final class RowValues {

  /** No value. */
  public static final RowValue NULL = new RowValue.Nothing();

  /** True. */
  public static final RowValue TRUE = new RowValue.Truth(true);

  /** False. */
  public static final RowValue FALSE = new RowValue.Truth(false);

  private RowValues() {}
}

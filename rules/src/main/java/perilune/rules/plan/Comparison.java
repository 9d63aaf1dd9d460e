package perilune.rules.plan;

/** An order between two values. Text compares by UTF-16 unit, as Java's {@code String} does. */
public enum Comparison {
  LESS,
  LESS_OR_EQUAL,
  GREATER,
  GREATER_OR_EQUAL;

  /** Says whether an outcome of {@code compareTo} fulfils it. */
  public boolean holds(int order) {
    return switch (this) {
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }

  /** Gives the order with its sides changed. */
  public Comparison mirrored() {
    return switch (this) {
      case LESS -> GREATER;
      case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
      case GREATER -> LESS;
      case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
    };
  }
}

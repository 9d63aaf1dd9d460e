package perilune.event;

/** What a single value is. Constants, not an enum: they lie in byte arrays by the million. */
public final class Tag {
  /** UTF-8 text in the arena. */
  public static final byte TEXT = 1;

  /** A whole number. */
  public static final byte LONG = 2;

  /** A number with a fraction. */
  public static final byte DOUBLE = 3;

  /** True or false. */
  public static final byte BOOLEAN = 4;

  private Tag() {}
}

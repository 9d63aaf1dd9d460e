package perilune.event;

/** What an event has of a field. Constants, not an enum: they lie in byte arrays by the million. */
public final class Kind {
  /** The record does not have the field. */
  public static final byte ABSENT = 0;

  /** The record says null. */
  public static final byte NULL = 1;

  /** The record says {@code []}, or an array of nulls. */
  public static final byte EMPTY_ARRAY = 2;

  /** One value; an empty string is one. */
  public static final byte ONE = 3;

  /** Two values or more. */
  public static final byte MANY = 4;

  private Kind() {}
}

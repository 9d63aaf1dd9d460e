package perilune.engine.table.row;

import java.util.List;

/** A value of a row: none, one, or several. Immutable. */
public sealed interface RowValue {

  /** No value; there is one object of it. */
  record Nothing() implements RowValue {}

  /** True or false. */
  record Truth(boolean value) implements RowValue {}

  /** A whole number. */
  record Whole(long value) implements RowValue {}

  /** A number with a fraction; never infinite. */
  record Real(double value) implements RowValue {}

  /** Text. */
  record Text(String value) implements RowValue {}

  /**
   * A point in time.
   *
   * @param nanos since 1970-01-01T00:00Z
   */
  record Moment(long nanos) implements RowValue {}

  /**
   * An address; IPv4 is mapped to {@code ::ffff:0:0/96}.
   *
   * @param high upper 64 bits
   * @param low lower 64 bits
   */
  record Address(long high, long low) implements RowValue {}

  /** A version, in the order of Semantic Versioning. */
  record Version(String text) implements RowValue {}

  /**
   * A place on Earth.
   *
   * @param longitude degrees
   * @param latitude degrees
   */
  record Point(double longitude, double latitude) implements RowValue {}

  /**
   * A length of time.
   *
   * @param months calendar months
   * @param nanos the rest
   */
  record Span(int months, long nanos) implements RowValue {}

  /** Several values: at least two, none of them null or several itself. */
  record Many(List<RowValue> values) implements RowValue {
    public Many {
      values = List.copyOf(values);
      if (values.size() < 2) {
        throw new IllegalArgumentException("several values are at least two");
      }
    }
  }

  /** Gives the truth value. */
  static RowValue of(boolean value) {
    return value ? RowValues.TRUE : RowValues.FALSE;
  }

  /** Gives the number, or null where it is none or infinite. */
  static RowValue of(double value) {
    return Double.isFinite(value) ? new Real(value) : RowValues.NULL;
  }

  /** Gives what the values are together; none is null where there is none. */
  static RowValue of(List<? extends RowValue> values) {
    return switch (values.size()) {
      case 0 -> RowValues.NULL;
      case 1 -> values.getFirst();
      default -> new Many(List.copyOf(values));
    };
  }

  /** Says whether it is no value. */
  default boolean isNull() {
    return this instanceof Nothing;
  }

  /** Says whether it is true. */
  default boolean isTrue() {
    return this instanceof Truth(var value) && value;
  }

  /** Gives each value: none of null, one of one. */
  default List<RowValue> each() {
    return switch (this) {
      case Nothing _ -> List.of();
      case Many(var values) -> values;
      case Truth _, Whole _, Real _, Text _, Moment _, Address _, Version _, Point _, Span _ ->
          List.of(this);
    };
  }
}

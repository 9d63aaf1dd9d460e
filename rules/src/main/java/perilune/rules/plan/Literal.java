package perilune.rules.plan;

/** A value that stands in a rule. */
public sealed interface Literal {

  /** Text. */
  record Text(String value) implements Literal {}

  /** A whole number. */
  record Whole(long value) implements Literal {}

  /** A number with a fraction. */
  record Real(double value) implements Literal {}

  /** True or false. */
  record Truth(boolean value) implements Literal {}

  /** No value. */
  record Nil() implements Literal {}

  /** Gives it as text as it would be written, without quotes; {@code null} for no value. */
  default String text() {
    return switch (this) {
      case Text(var value) -> value;
      case Whole(var value) -> Long.toString(value);
      case Real(var value) -> Double.toString(value);
      case Truth(var value) -> Boolean.toString(value);
      case Nil() -> "null";
    };
  }
}

package perilune.rules.plan;

import java.util.List;

/**
 * A condition on one event. Two-valued: a leaf without a value is settled by its {@link Matching}.
 */
public sealed interface Condition {

  /** Every event. */
  record Always() implements Condition {}

  /** No event. */
  record Never() implements Condition {}

  /** Not the part. */
  record Not(Condition part) implements Condition {}

  /** Every part; true where there is none. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** At least one part; false where there is none. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** The record has the field, be it null or empty. */
  record Recorded(String field) implements Condition {}

  /**
   * A value of any field that a record says: what a reader adds about a record, and context, are
   * not looked at. Asks readers for all fields.
   */
  record Anywhere(Predicate predicate, Matching matching) implements Condition {}

  /** A field's values against constants. */
  record Test(String field, Predicate predicate, Matching matching) implements Condition {}

  /**
   * A computed truth value: true where some combination of the values of its fields makes the
   * expression true. A field without values is null in it.
   */
  record Holds(Expression expression) implements Condition {}
}

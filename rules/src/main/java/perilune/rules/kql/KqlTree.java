package perilune.rules.kql;

import java.util.List;
import java.util.Optional;
import perilune.rules.plan.Comparison;
import perilune.source.Span;

/** What was written: a query with the place of every part. */
public sealed interface KqlTree {

  /** Where it stands. */
  Span span();

  /** A part that is true or false of an event. */
  sealed interface Query extends KqlTree {}

  /** The empty query. */
  record Everything(Span span) implements Query {}

  /** A part that could not be read; what is wrong with it was reported. */
  record Invalid(Span span) implements Query {}

  record Not(Query operand, Span span) implements Query {}

  record And(List<Query> operands, Span span) implements Query {
    public And {
      operands = List.copyOf(operands);
    }
  }

  record Or(List<Query> operands, Span span) implements Query {
    public Or {
      operands = List.copyOf(operands);
    }
  }

  /** {@code field:values}; free text where there is no field. */
  record Is(Optional<Words> field, Values values, Span span) implements Query {}

  /** {@code field >= bound}. */
  record Range(Words field, Comparison comparison, Words bound, Span span) implements Query {}

  /** {@code field:{ query }}. */
  record Nested(Words field, Query query, Span span) implements Query {}

  /** What stands behind a field's colon. */
  sealed interface Values extends KqlTree {}

  record One(Words words, Span span) implements Values {}

  record NotValues(Values operand, Span span) implements Values {}

  record AndValues(List<Values> operands, Span span) implements Values {
    public AndValues {
      operands = List.copyOf(operands);
    }
  }

  record OrValues(List<Values> operands, Span span) implements Values {
    public OrValues {
      operands = List.copyOf(operands);
    }
  }

  /**
   * A name or a value.
   *
   * @param pieces the text, escapes resolved, cut at its wildcards: one piece where there is none
   * @param quoted whether it stands in quotes, where a star is a star
   */
  record Words(List<String> pieces, boolean quoted, Span span) implements KqlTree {
    public Words {
      pieces = List.copyOf(pieces);
    }

    /** Says whether there is a wildcard in it. */
    public boolean hasWildcard() {
      return pieces.size() > 1;
    }

    /** Says whether it is nothing but wildcards. */
    public boolean isAnything() {
      return hasWildcard() && pieces.stream().allMatch(String::isEmpty);
    }

    /** Gives the text, with stars for wildcards. */
    public String text() {
      return String.join("*", pieces);
    }
  }
}

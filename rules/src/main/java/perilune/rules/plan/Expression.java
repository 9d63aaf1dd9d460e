package perilune.rules.plan;

import java.util.List;

/**
 * A computed value. Null unless said otherwise where a part is null; {@code and}, {@code or} and
 * {@code not} inside an expression follow SQL's three-valued logic.
 */
public sealed interface Expression {

  /** The literal. */
  record Constant(Literal literal) implements Expression {}

  /** One value of the field. */
  record FieldValue(String field) implements Expression {}

  /** What the function gives. Arguments beyond those given have the function's defaults. */
  record Call(Function function, List<Expression> arguments, Matching.Folding folding)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** Whether the subject meets the predicate; null where it is null. */
  record Meets(Expression subject, Predicate predicate, Matching matching) implements Expression {}

  /** Whether the subject is null; never null itself. */
  record IsNull(Expression subject) implements Expression {}

  /** Whether both are equal; null where one is null. */
  record SameAs(Expression left, Expression right) implements Expression {}

  /** Whether they stand in this order; null where one is null. */
  record Ordered(Comparison comparison, Expression left, Expression right) implements Expression {}

  /** Not the part; null where it is null. */
  record Negation(Expression part) implements Expression {}

  /** Every part. */
  record Conjunction(List<Expression> parts) implements Expression {
    public Conjunction {
      parts = List.copyOf(parts);
    }
  }

  /** At least one part. */
  record Disjunction(List<Expression> parts) implements Expression {
    public Disjunction {
      parts = List.copyOf(parts);
    }
  }
}

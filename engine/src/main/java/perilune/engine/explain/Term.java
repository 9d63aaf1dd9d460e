package perilune.engine.explain;

import java.util.List;
import perilune.rules.plan.Condition;
import perilune.rules.plan.ExpressionText;
import perilune.rules.plan.PlanFields;
import perilune.rules.plan.PredicateText;

/**
 * A condition with its negations drawn down to the leaves, which is how people read it: {@code not
 * (a or b)} is {@code not a} and {@code not b}. Conditions are two-valued, so nothing is lost.
 */
public sealed interface Term {

  /** All of the parts, or one of them. */
  record Group(boolean all, List<Term> parts) implements Term {
    public Group {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A question to one field, or a computed one.
   *
   * @param negated whether it has to be false
   * @param condition the question: not a group, not a negation
   * @param fields what it looks at
   * @param subject the field, or the words of the computation
   * @param asks what is asked of the field; empty for a computation
   */
  record Leaf(
      boolean negated, Condition condition, List<String> fields, String subject, String asks)
      implements Term {
    public Leaf {
      fields = List.copyOf(fields);
    }
  }

  /** Gives the terms of a condition. */
  static Term of(Condition condition) {
    return of(condition, false);
  }

  private static Term of(Condition condition, boolean negated) {
    return switch (condition) {
      case Condition.Not(var part) -> of(part, !negated);
      case Condition.All(var parts) -> new Group(!negated, of(parts, negated));
      case Condition.Any(var parts) -> new Group(negated, of(parts, negated));
      case Condition.Always _ -> new Leaf(negated, condition, List.of(), "every event", "");
      case Condition.Never _ -> new Leaf(negated, condition, List.of(), "no event", "");
      case Condition.Recorded(var field) ->
          new Leaf(negated, condition, List.of(field), field, "the field, be it empty");
      case Condition.Anywhere(var predicate, var matching) ->
          new Leaf(
              negated, condition, List.of(), "any field", PredicateText.of(predicate, matching));
      case Condition.Test(var field, var predicate, var matching) ->
          new Leaf(
              negated, condition, List.of(field), field, PredicateText.of(predicate, matching));
      case Condition.Holds(var expression) ->
          new Leaf(
              negated, condition, PlanFields.of(expression), ExpressionText.of(expression), "");
    };
  }

  private static List<Term> of(List<Condition> parts, boolean negated) {
    return parts.stream().map(part -> of(part, negated)).toList();
  }
}

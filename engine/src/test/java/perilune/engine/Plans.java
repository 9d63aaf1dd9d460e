package perilune.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import perilune.rules.plan.Condition;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Predicate;
import perilune.rules.plan.RulePlan;
import perilune.rules.plan.Step;

/** Short names for building plans in tests. */
final class Plans {

  private Plans() {}

  static Literal text(String value) {
    return new Literal.Text(value);
  }

  static Predicate is(Object value) {
    return new Predicate.Equal(literal(value));
  }

  static Literal literal(Object value) {
    return switch (value) {
      case Long number -> new Literal.Whole(number);
      case Integer number -> new Literal.Whole(number);
      case Double number -> new Literal.Real(number);
      case Boolean truth -> new Literal.Truth(truth);
      default -> new Literal.Text(value.toString());
    };
  }

  static Condition test(String field, Predicate predicate) {
    return new Condition.Test(field, predicate, Matching.EQL);
  }

  static Condition test(String field, Object value) {
    return test(field, is(value));
  }

  static Condition all(Condition... parts) {
    return new Condition.All(List.of(parts));
  }

  static RulePlan single(String id, Condition condition) {
    return new RulePlan(id, new Operator.Single(condition));
  }

  static Step step(Condition condition, String... keys) {
    return new Step(
        condition,
        Stream.of(keys)
            .map(key -> new JoinKey(key.replace("?", ""), key.startsWith("?")))
            .toList());
  }

  static RulePlan sequence(String id, OptionalLong span, Optional<Step> until, Step... steps) {
    return new RulePlan(id, new Operator.Sequence(List.of(steps), until, span));
  }

  static RulePlan sequence(String id, Step... steps) {
    return sequence(id, OptionalLong.empty(), Optional.empty(), steps);
  }
}

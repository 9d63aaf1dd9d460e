package perilune.findings;

import java.util.List;
import java.util.stream.Collectors;
import perilune.rules.plan.Condition;
import perilune.rules.plan.PlanFields;
import perilune.rules.plan.PredicateText;

/** Says in words what a condition asks for: for what is told because it was not there. */
final class ConditionText {

  /** Longest text, in characters: a condition may name hundreds of values. */
  static final int MAX_LENGTH = 300;

  private ConditionText() {}

  /** Gives the words that go behind "an event with". */
  static String of(Condition condition) {
    return Sentence.cut(words(condition), MAX_LENGTH);
  }

  private static String words(Condition condition) {
    return switch (condition) {
      case Condition.Always _ -> "anything";
      case Condition.Never _ -> "nothing that can be";
      case Condition.Not(var part) -> "not (" + words(part) + ")";
      case Condition.All(var parts) -> joined(parts, " and ");
      case Condition.Any(var parts) -> joined(parts, " or ");
      case Condition.Recorded(var field) -> "a field " + field;
      case Condition.Anywhere(var predicate, var matching) ->
          "any field " + PredicateText.of(predicate, matching);
      case Condition.Test test ->
          test.field() + " " + PredicateText.of(test.predicate(), test.matching());
      case Condition.Holds(var expression) ->
          "a computed condition on " + String.join(", ", PlanFields.of(expression));
    };
  }

  private static String joined(List<Condition> parts, String between) {
    return parts.stream()
        .map(part ->
            part instanceof Condition.All || part instanceof Condition.Any
                ? "(" + words(part) + ")"
                : words(part))
        .collect(Collectors.joining(between));
  }
}

package perilune.engine.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import perilune.rules.plan.Condition;
import perilune.rules.plan.PredicateText;

/** Says in words what a condition asks of the fields that make a kind of events. */
final class KeyWords {

  private KeyWords() {}

  /** Gives words such as {@code there are no events with host.os.type windows}. */
  static String of(Condition condition, List<String> keys) {
    if (keys.isEmpty()) {
      return "no event can fulfil it, whatever its fields";
    }
    return "there are no events with "
        + keys.stream()
            .map(key -> {
              var asked = new ArrayList<String>();
              collect(condition, key, false, asked);
              return key + " " + asked.stream().distinct().collect(Collectors.joining(" or "));
            })
            .collect(Collectors.joining(" with "));
  }

  private static void collect(
      Condition condition, String key, boolean negated, List<String> asked) {
    switch (condition) {
      case Condition.Always _, Condition.Never _, Condition.Holds _ -> {}
      case Condition.Recorded _, Condition.Anywhere _ -> {}
      case Condition.Not(var part) -> collect(part, key, !negated, asked);
      case Condition.All(var parts) -> parts.forEach(part -> collect(part, key, negated, asked));
      case Condition.Any(var parts) -> parts.forEach(part -> collect(part, key, negated, asked));
      case Condition.Test(var field, var predicate, var matching) -> {
        if (field.equals(key)) {
          asked.add((negated ? "not " : "") + PredicateText.of(predicate, matching));
        }
      }
    }
  }
}

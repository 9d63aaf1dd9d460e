package perilune.cli.output;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Predicate;

/**
 * Names the log source of a scope: a scope of Sigma always takes documents that carry its product,
 * category and service themselves, and so has these words in it.
 */
final class LogSourceText {

  private static final List<String> PARTS = List.of("product", "category", "service");

  private LogSourceText() {}

  /** Gives the words, such as {@code windows process_creation}. */
  static String of(Condition scope) {
    Map<String, String> words = new TreeMap<>();
    collect(scope, words);
    List<String> said = PARTS.stream().filter(words::containsKey).map(words::get).toList();
    return said.isEmpty() ? "other" : String.join(" ", said);
  }

  private static void collect(Condition condition, Map<String, String> into) {
    switch (condition) {
      case Condition.All(var parts) -> parts.forEach(part -> collect(part, into));
      case Condition.Any(var parts) -> parts.forEach(part -> collect(part, into));
      case Condition.Test(var field, Predicate.Equal(Literal.Text(var word)), var _) -> {
        if (PARTS.contains(field)) {
          into.put(field, word);
        }
      }
      case Condition.Always _,
          Condition.Never _,
          Condition.Not _,
          Condition.Recorded _,
          Condition.Anywhere _,
          Condition.Test _,
          Condition.Holds _ -> {}
    }
  }
}

package perilune.pipeline.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import perilune.event.Event;
import perilune.event.Tag;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;

/**
 * The oracle of conditions: walks the tree for every event, on decoded strings and big decimals.
 * Knows what the rules of these tests use.
 */
final class ReferenceEvaluator {

  private ReferenceEvaluator() {}

  static boolean holds(Condition condition, Event event) {
    return switch (condition) {
      case Condition.Always() -> true;
      case Condition.Never() -> false;
      case Condition.Not(var part) -> !holds(part, event);
      case Condition.All(var parts) -> parts.stream().allMatch(part -> holds(part, event));
      case Condition.Any(var parts) -> parts.stream().anyMatch(part -> holds(part, event));
      case Condition.Test test -> test(test, event);
      case Condition.Holds _ -> throw new AssertionError("no rule of these tests has it");
    };
  }

  private static boolean test(Condition.Test test, Event event) {
    List<Object> values = values(event, test.field());
    if (values.isEmpty()) {
      return test.matching().missing() == Matching.Missing.TRUE;
    }
    return test.matching().quantifier() == Matching.Quantifier.ANY
        ? values.stream().anyMatch(value -> meets(value, test.predicate(), test.matching()))
        : values.stream().allMatch(value -> meets(value, test.predicate(), test.matching()));
  }

  static List<Object> values(Event event, String field) {
    var all = new ArrayList<Object>();
    int id = event.table().find(field);
    for (int v = event.firstValue(id); v != Event.NONE; v = event.nextValue(v)) {
      all.add(
          switch (event.tag(v)) {
            case Tag.TEXT -> event.valueText(v);
            case Tag.LONG -> event.longValue(v);
            case Tag.DOUBLE -> event.doubleValue(v);
            default -> event.longValue(v) != 0;
          });
    }
    return all;
  }

  private static boolean meets(Object value, Predicate predicate, Matching matching) {
    boolean lenient = matching.coercion() == Matching.Coercion.LENIENT;
    return switch (predicate) {
      case Predicate.Present() -> true;
      case Predicate.Equal(var literal) -> equal(value, literal, matching);
      case Predicate.OneOf(var literals) ->
          literals.stream().anyMatch(literal -> equal(value, literal, matching));
      case Predicate.Like(var patterns) ->
          (lenient || value instanceof String)
              && patterns.stream().anyMatch(like -> like(value.toString(), like, matching));
      case Predicate.Compare(var comparison, var bound) ->
          order(value, bound, lenient).map(comparison::holds).orElse(false);
      case Predicate.Regex(var expressions) ->
          (lenient || value instanceof String)
              && expressions.stream().anyMatch(regex -> value.toString().matches(regex));
      case Predicate.InNetwork _ -> throw new AssertionError("no rule of these tests has it");
    };
  }

  private static boolean equal(Object value, Literal literal, Matching matching) {
    boolean lenient = matching.coercion() == Matching.Coercion.LENIENT;
    return switch (literal) {
      case Literal.Text(var text) ->
          (lenient || value instanceof String)
              && places(fold(value.toString(), matching), fold(text, matching), matching);
      case Literal.Whole(var number) ->
          number(value, lenient).map(n -> n.compareTo(new BigDecimal(number)) == 0).orElse(false);
      case Literal.Real(var number) ->
          number(value, lenient).map(n -> n.compareTo(new BigDecimal(number)) == 0).orElse(false);
      case Literal.Truth(var truth) ->
          truth(value, lenient).map(other -> other == truth).orElse(false);
      case Literal.Nil() -> false;
    };
  }

  private static boolean places(String value, String part, Matching matching) {
    return switch (matching.anchoring()) {
      case WHOLE -> value.equals(part);
      case PREFIX -> value.startsWith(part);
      case SUFFIX -> value.endsWith(part);
      case ANYWHERE -> value.contains(part);
    };
  }

  private static Optional<Boolean> truth(Object value, boolean lenient) {
    String word = lenient || value instanceof Boolean ? value.toString() : "";
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<BigDecimal> number(Object value, boolean lenient) {
    return switch (value) {
      case Long number -> Optional.of(new BigDecimal(number));
      case Double number -> Optional.of(new BigDecimal(number));
      case String text when lenient && text.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)(e[+-]?\\d+)?") ->
          Optional.of(new BigDecimal(text));
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> order(Object value, Literal bound, boolean lenient) {
    return switch (bound) {
      case Literal.Text(var text) when lenient || value instanceof String ->
          Optional.of(value.toString().compareTo(text));
      case Literal.Whole(var number) ->
          number(value, lenient).map(n -> n.compareTo(new BigDecimal(number)));
      case Literal.Real(var number) ->
          number(value, lenient).map(n -> n.compareTo(new BigDecimal(number)));
      case Literal.Truth(var truth) ->
          truth(value, lenient).map(other -> Boolean.compare(other, truth));
      case Literal.Text _, Literal.Nil _ -> Optional.empty();
    };
  }

  private static boolean like(String value, String pattern, Matching matching) {
    var regex = new StringBuilder("(?s)");
    fold(pattern, matching)
        .codePoints()
        .forEach(c ->
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
    return Pattern.matches(regex.toString(), fold(value, matching));
  }

  /** Folding by letters, A to Z or all. */
  private static String fold(String text, Matching matching) {
    var folded = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ascii = c >= 'A' && c <= 'Z';
      boolean fold =
          switch (matching.folding()) {
            case EXACT -> false;
            case ASCII -> ascii;
            case UNICODE -> true;
          };
      folded.append(fold ? Character.toLowerCase(Character.toUpperCase(c)) : c);
    }
    return folded.toString();
  }
}

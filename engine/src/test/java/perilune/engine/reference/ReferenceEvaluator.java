package perilune.engine.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import perilune.engine.match.EventView;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.FieldType;
import perilune.event.Kind;
import perilune.event.Tag;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;

/**
 * The oracle of conditions: walks the tree for every event, on decoded strings and big decimals.
 *
 * <p>Of the types that fields have it knows addresses; dates and versions are tested by tables.
 */
public final class ReferenceEvaluator {

  private ReferenceEvaluator() {}

  /** Says whether an event fulfils a condition. */
  public static boolean holds(Condition condition, Event event) {
    return switch (condition) {
      case Condition.Always() -> true;
      case Condition.Never() -> false;
      case Condition.Not(var part) -> !holds(part, event);
      case Condition.All(var parts) -> parts.stream().allMatch(part -> holds(part, event));
      case Condition.Any(var parts) -> parts.stream().anyMatch(part -> holds(part, event));
      case Condition.Recorded(var field) -> event.kind(event.table().find(field)) != Kind.ABSENT;
      case Condition.Anywhere(var predicate, var matching) ->
          event.table().names().stream()
              .filter(EventView::isSearched)
              .flatMap(field -> values(event, field).stream())
              .anyMatch(value -> meets(value, predicate, matching));
      case Condition.Test test -> test(test, event);
      case Condition.Holds(var expression) -> ReferenceExpressions.holds(expression, event);
    };
  }

  private static boolean test(Condition.Test test, Event event) {
    List<Object> values = values(event, test.field());
    if (isNetwork(test, event)) {
      return values.stream().anyMatch(value -> inNetworks(value, test.predicate()));
    }
    if (values.isEmpty()) {
      return test.matching().missing() == Matching.Missing.TRUE;
    }
    return test.matching().quantifier() == Matching.Quantifier.ANY
        ? values.stream().anyMatch(value -> meets(value, test.predicate(), test.matching()))
        : values.stream().allMatch(value -> meets(value, test.predicate(), test.matching()));
  }

  /** Says whether a test names an address, or a network, of a field that holds addresses. */
  private static boolean isNetwork(Condition.Test test, Event event) {
    int id = event.table().find(test.field());
    return id != FieldTable.FULL
        && event.table().type(id) == FieldType.IP
        && switch (test.predicate()) {
          case Predicate.Equal(Literal.Text(var text)) -> ReferenceAddresses.isNetwork(text);
          case Predicate.OneOf(var literals) ->
              literals.stream()
                  .anyMatch(one ->
                      one instanceof Literal.Text(var text) && ReferenceAddresses.isNetwork(text));
          default -> false;
        };
  }

  private static boolean inNetworks(Object value, Predicate predicate) {
    return switch (predicate) {
      case Predicate.Equal(Literal.Text(var network)) ->
          ReferenceAddresses.holds(network, value.toString());
      case Predicate.OneOf(var literals) ->
          literals.stream()
              .anyMatch(one ->
                  one instanceof Literal.Text(var network)
                      && ReferenceAddresses.holds(network, value.toString()));
      default -> false;
    };
  }

  /** Gives the values of a field as objects, in order. */
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

  static boolean meets(Object value, Predicate predicate, Matching matching) {
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
              && expressions.stream().anyMatch(regex -> matches(value.toString(), regex, matching));
      case Predicate.Calendar(var part, var number) ->
          ReferenceDates.part(value, part).equals(OptionalLong.of(number));
      case Predicate.InNetwork(var networks) ->
          networks.stream()
              .anyMatch(network -> ReferenceAddresses.holds(network, value.toString()));
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

  static Optional<BigDecimal> number(Object value, boolean lenient) {
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

  private static boolean matches(String value, String regex, Matching matching) {
    boolean exact = matching.folding() == Matching.Folding.EXACT;
    int flags = exact ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    String placed =
        switch (matching.anchoring()) {
          case WHOLE -> "\\A(?:" + regex + ")\\z";
          case PREFIX -> "\\A(?:" + regex + ")";
          case SUFFIX -> "(?:" + regex + ")\\z";
          case ANYWHERE -> regex;
        };
    return Pattern.compile(placed, flags).matcher(value).find();
  }

  private static String fold(String text, Matching matching) {
    return fold(text, matching.folding());
  }

  /** Folding by letters, A to Z or all. */
  static String fold(String text, Matching.Folding folding) {
    var folded = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ascii = c >= 'A' && c <= 'Z';
      boolean fold =
          switch (folding) {
            case EXACT -> false;
            case ASCII -> ascii;
            case UNICODE -> true;
          };
      folded.append(fold ? Character.toLowerCase(Character.toUpperCase(c)) : c);
    }
    return folded.toString();
  }
}

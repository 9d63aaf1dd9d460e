package perilune.rules.plan;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in words what a predicate asks, for evidence and explanations. */
public final class PredicateText {

  /** Constants named of a long list. */
  private static final int MAX_NAMED = 8;

  private PredicateText() {}

  /** Gives the words that go between "asks for" and a full stop. */
  public static String of(Predicate predicate, Matching matching) {
    return switch (predicate) {
      case Predicate.Present() -> "any value";
      case Predicate.Equal(var literal) -> anchored(matching) + literal.text();
      case Predicate.OneOf(var literals) ->
          "one of " + list(literals.stream().map(Literal::text).toList());
      case Predicate.Like(var patterns) -> "like " + list(patterns);
      case Predicate.Regex(var expressions) -> "matching " + list(expressions);
      case Predicate.Compare(var comparison, var bound) -> of(comparison) + " " + bound.text();
      case Predicate.Calendar(var part, var number) ->
          "a date with the " + part.name().toLowerCase(Locale.ROOT) + " " + number;
      case Predicate.InNetwork(var networks) -> "an address in " + list(networks);
    };
  }

  private static String anchored(Matching matching) {
    return switch (matching.anchoring()) {
      case WHOLE -> "";
      case PREFIX -> "starting with ";
      case SUFFIX -> "ending with ";
      case ANYWHERE -> "containing ";
    };
  }

  static String of(Comparison comparison) {
    return switch (comparison) {
      case LESS -> "less than";
      case LESS_OR_EQUAL -> "at most";
      case GREATER -> "more than";
      case GREATER_OR_EQUAL -> "at least";
    };
  }

  private static String list(List<String> all) {
    String named = all.stream().limit(MAX_NAMED).collect(Collectors.joining(", "));
    return all.size() <= MAX_NAMED ? named : named + " and " + (all.size() - MAX_NAMED) + " more";
  }
}

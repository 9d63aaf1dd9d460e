package perilune.rules.convert;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import perilune.rules.plan.Comparison;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Conditions;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Matching.Folding;
import perilune.rules.plan.Predicate;

/**
 * Writes conditions in EQL. Texts are looked for with {@code in~} and functions, which know no
 * wildcards: a star in them stays one.
 */
final class EqlWriter {

  /** Fields by which documents name their log source themselves. */
  private static final Set<String> LITERAL = Set.of("product", "category", "service");

  private final Losses losses;

  EqlWriter(Losses losses) {
    this.losses = losses;
  }

  /** Gives the query for events of a scope that fulfil a condition. */
  String query(Condition scope, Condition condition) {
    Condition whole = Conditions.all(List.of(pruned(scope), condition));
    return "any where " + text(whole, false);
  }

  /** Leaves out documents that name their log source: what EQL reads has none of those fields. */
  private Condition pruned(Condition scope) {
    if (!(scope instanceof Condition.Any(var parts))) {
      return scope;
    }
    List<Condition> kept = parts.stream().filter(part -> !isLiteral(part)).toList();
    if (kept.isEmpty() || kept.size() == parts.size()) {
      return scope;
    }
    losses.differs(
        "documents that name their product, category and service themselves are not looked at");
    return Conditions.any(kept);
  }

  private static boolean isLiteral(Condition part) {
    return switch (part) {
      case Condition.Test(var field, var _, var _) -> LITERAL.contains(field);
      case Condition.All(var parts) -> parts.stream().allMatch(EqlWriter::isLiteral);
      case Condition.Any(var parts) -> parts.stream().allMatch(EqlWriter::isLiteral);
      case Condition.Not(var inner) -> isLiteral(inner);
      case Condition.Always _,
          Condition.Never _,
          Condition.Recorded _,
          Condition.Anywhere _,
          Condition.Holds _ ->
          false;
    };
  }

  private String text(Condition condition, boolean inner) {
    return switch (condition) {
      case Condition.Always _ -> "true";
      case Condition.Never _ -> "false";
      case Condition.Not(var part) -> "not " + text(part, true);
      case Condition.All(var parts) -> joined(parts, " and ", inner);
      case Condition.Any(var parts) -> joined(parts, " or ", inner);
      case Condition.Recorded(var field) -> recorded(field);
      case Condition.Anywhere(var predicate, var _) -> anywhere(predicate);
      case Condition.Test(var field, var predicate, var matching) ->
          test(EqlWords.field(field), predicate, matching);
      case Condition.Holds(var expression) -> new EqlExpressions(losses).text(expression);
    };
  }

  private String joined(List<Condition> parts, String link, boolean inner) {
    String all = parts.stream().map(part -> text(part, true)).collect(Collectors.joining(link));
    return inner ? "(" + all + ")" : all;
  }

  private String recorded(String field) {
    losses.differs("the presence of " + field + ": EQL takes a null for an absent field");
    return EqlWords.field(field) + " != null";
  }

  private String anywhere(Predicate predicate) {
    losses.unsayable("a search in all fields: EQL names its fields (" + predicate + ")");
    return "false";
  }

  private String test(String field, Predicate predicate, Matching matching) {
    if (matching.quantifier() != Matching.Quantifier.ANY
        || matching.missing() != Matching.Missing.FALSE) {
      losses.unsayable("what " + field + " is to be where it has several values or none");
    }
    return switch (predicate) {
      case Predicate.Present _ -> field + " != null";
      case Predicate.Equal(var literal) -> equal(field, literal, matching);
      case Predicate.OneOf(var literals) -> oneOf(field, literals, matching);
      case Predicate.Like(var patterns) -> {
        patterns.forEach(pattern -> letters(pattern, matching));
        yield field
            + (matching.folding() == Folding.EXACT ? " like (" : " like~ (")
            + EqlWords.texts(patterns)
            + ")";
      }
      case Predicate.Regex(var expressions) -> regex(field, expressions, matching);
      case Predicate.Compare(var comparison, var bound) ->
          field + " " + sign(comparison) + " " + EqlWords.literal(bound);
      case Predicate.Calendar(var part, var _) -> {
        losses.unsayable("the " + part.name() + " of " + field + ": EQL takes no date apart");
        yield "false";
      }
      case Predicate.InNetwork(var networks) ->
          "cidrMatch(" + field + ", " + EqlWords.texts(networks) + ")";
    };
  }

  private static String sign(Comparison comparison) {
    return switch (comparison) {
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
    };
  }

  private String equal(String field, Literal literal, Matching matching) {
    if (!(literal instanceof Literal.Text(var text))) {
      return field + " == " + EqlWords.literal(literal);
    }
    letters(text, matching);
    boolean exact = matching.folding() == Folding.EXACT;
    String value = EqlWords.text(text);
    String arguments = (exact ? "(" : "~(") + field + ", " + value + ")";
    return switch (matching.anchoring()) {
      case WHOLE -> exact ? field + " == " + value : field + " in~ (" + value + ")";
      case PREFIX -> "startsWith" + arguments;
      case SUFFIX -> "endsWith" + arguments;
      case ANYWHERE -> "stringContains" + arguments;
    };
  }

  private String oneOf(String field, List<Literal> literals, Matching matching) {
    literals.forEach(literal -> letters(literal.text(), matching));
    return field
        + (matching.folding() == Folding.EXACT ? " in (" : " in~ (")
        + literals.stream().map(EqlWords::literal).collect(Collectors.joining(", "))
        + ")";
  }

  private void letters(String text, Matching matching) {
    if (matching.folding() == Folding.UNICODE && text.chars().anyMatch(c -> c > 0x7F)) {
      losses.differs("the case of letters beyond A to Z, as in " + EqlWords.text(text));
    }
  }

  private String regex(String field, List<String> expressions, Matching matching) {
    boolean insensitive = matching.folding() != Folding.EXACT;
    var each =
        expressions.stream()
            .map(one -> RegexRewriting.toLucene(one, matching.anchoring(), losses))
            .toList();
    boolean any = insensitive || each.stream().anyMatch(RegexRewriting::insensitive);
    if (any && !insensitive && !each.stream().allMatch(RegexRewriting::insensitive)) {
      losses.unsayable("regular expressions of which only some are of any case");
    }
    return field
        + (any ? " regex~ (" : " regex (")
        + EqlWords.texts(each.stream().map(RegexRewriting::expression).toList())
        + ")";
  }
}

package perilune.rules.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import perilune.rules.plan.Comparison;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Matching.Anchoring;
import perilune.rules.plan.Matching.Folding;
import perilune.rules.plan.Predicate;

/** Writes single tests as lines of a selection: a field, modifiers, values. */
final class SigmaItems {

  /**
   * A line of a selection.
   *
   * @param key field and modifiers; of keywords empty
   * @param lines indented by four, each with its end
   */
  record Item(String key, String lines) {}

  private final Losses losses;

  SigmaItems(Losses losses) {
    this.losses = losses;
  }

  /** Gives the line of a leaf that Sigma can say in one; nothing for others. */
  Optional<Item> of(Condition leaf) {
    return switch (leaf) {
      case Condition.Recorded(var field) -> Optional.of(line(field, "|exists", List.of("true")));
      case Condition.Test(var field, var predicate, var matching) ->
          Optional.of(test(field, predicate, matching));
      case Condition.Anywhere(Predicate.Equal(Literal.Text(var text)), var matching)
          when matching.anchoring() == Anchoring.ANYWHERE ->
          Optional.of(line("", cased("|contains", matching, text), List.of(text(text))));
      case Condition.Anywhere(var predicate, var _) -> {
        losses.unsayable("a search in all fields for " + predicate);
        yield Optional.of(line("", "", List.of("''")));
      }
      case Condition.Always _,
          Condition.Never _,
          Condition.Not _,
          Condition.All _,
          Condition.Any _,
          Condition.Holds _ ->
          Optional.empty();
    };
  }

  private static Item line(String field, String modifiers, List<String> values) {
    String key = field + modifiers;
    var out = new StringBuilder("    ");
    out.append(
        field.isEmpty() || !key.matches("[A-Za-z_@][A-Za-z0-9_@.|-]*") ? "'" + key + "'" : key);
    if (values.size() == 1) {
      return new Item(key, out.append(": ").append(values.getFirst()).append('\n').toString());
    }
    out.append(":\n");
    values.forEach(value -> out.append("      - ").append(value).append('\n'));
    return new Item(key, out.toString());
  }

  private Item test(String field, Predicate predicate, Matching matching) {
    if (matching.quantifier() != Matching.Quantifier.ANY
        || matching.missing() != Matching.Missing.FALSE) {
      losses.unsayable("what " + field + " is to be where it has several values or none");
    }
    return switch (predicate) {
      case Predicate.Present _ -> line(field, "", List.of("'*'"));
      case Predicate.Equal(var literal) -> equal(field, literal, matching);
      case Predicate.OneOf(var literals) ->
          line(
              field,
              cased("", matching, literals.toString()),
              literals.stream().map(SigmaItems::literal).toList());
      case Predicate.Like(var patterns) ->
          line(
              field,
              cased("", matching, patterns.toString()),
              patterns.stream().map(SigmaItems::pattern).toList());
      case Predicate.Regex(var expressions) -> regex(field, expressions, matching);
      case Predicate.Compare(var comparison, var bound) -> order(field, comparison, bound);
      case Predicate.Calendar(var part, var number) ->
          line(field, "|" + part.name().toLowerCase(Locale.ROOT), List.of(Long.toString(number)));
      case Predicate.InNetwork(var networks) ->
          line(field, "|cidr", networks.stream().map(SigmaWriter::quoted).toList());
    };
  }

  private Item equal(String field, Literal literal, Matching matching) {
    String place =
        switch (matching.anchoring()) {
          case WHOLE -> "";
          case PREFIX -> "|startswith";
          case SUFFIX -> "|endswith";
          case ANYWHERE -> "|contains";
        };
    return line(field, cased(place, matching, literal.text()), List.of(literal(literal)));
  }

  private String cased(String modifiers, Matching matching, String text) {
    boolean letters = text.codePoints().anyMatch(c -> c > 0x7F && Character.isLetter(c));
    if (letters && matching.folding() == Folding.ASCII) {
      losses.differs("letters beyond A to Z count in any case, as in " + text);
    }
    boolean matters = text.codePoints().anyMatch(Character::isLetter);
    return modifiers + (matching.folding() == Folding.EXACT && matters ? "|cased" : "");
  }

  private static String literal(Literal literal) {
    return literal instanceof Literal.Text(var value) ? text(value) : literal.text();
  }

  private static String text(String value) {
    return SigmaWriter.quoted(value.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?"));
  }

  private static String pattern(String pattern) {
    return SigmaWriter.quoted(pattern.replace("\\", "\\\\"));
  }

  private Item order(String field, Comparison comparison, Literal bound) {
    if (bound instanceof Literal.Text(var text)) {
      losses.unsayable("the order of " + field + " and the text " + text);
    }
    String word =
        switch (comparison) {
          case LESS -> "|lt";
          case LESS_OR_EQUAL -> "|lte";
          case GREATER -> "|gt";
          case GREATER_OR_EQUAL -> "|gte";
        };
    return line(field, word, List.of(bound.text()));
  }

  private static Item regex(String field, List<String> expressions, Matching matching) {
    String front =
        matching.anchoring() == Anchoring.WHOLE || matching.anchoring() == Anchoring.PREFIX
            ? "^"
            : "";
    String back =
        matching.anchoring() == Anchoring.WHOLE || matching.anchoring() == Anchoring.SUFFIX
            ? "$"
            : "";
    var all = new ArrayList<String>();
    for (String expression : expressions) {
      boolean bare = front.isEmpty() && back.isEmpty();
      all.add(SigmaWriter.quoted(bare ? expression : front + "(?:" + expression + ")" + back));
    }
    return line(field, matching.folding() == Folding.EXACT ? "|re" : "|re|i", all);
  }
}

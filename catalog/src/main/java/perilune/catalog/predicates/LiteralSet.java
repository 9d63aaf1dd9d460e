package perilune.catalog.predicates;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import perilune.rules.eql.CompareOperator;
import perilune.rules.eql.EqlTree;
import perilune.source.Span;

/**
 * A term of EQL that asks whether one field is among constants.
 *
 * @param field the field
 * @param values the constants, in the order written
 * @param list whether they stand in a list, and not behind {@code ==}
 * @param negated whether the field must be none of them
 */
record LiteralSet(EqlTree.Field field, List<EqlTree.Expr> values, boolean list, boolean negated) {

  /** Gives the set that a term is, if it is one. */
  static Optional<LiteralSet> of(EqlTree.Expr term) {
    if (term instanceof EqlTree.Membership(EqlTree.Field field, var not, var _, var items, var _)) {
      boolean constant = items.stream().allMatch(item -> EqlTerms.text(item).isPresent());
      return constant ? Optional.of(new LiteralSet(field, items, true, not)) : Optional.empty();
    }
    boolean equality =
        term instanceof EqlTree.Compare compare && compare.operator().order().isEmpty();
    if (!equality
        || !(term instanceof EqlTree.Compare(var operator, EqlTree.Field field, var value, var _))
        || EqlTerms.text(value).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new LiteralSet(field, List.of(value), false, operator == CompareOperator.NOT_EQUAL));
  }

  boolean isOfSameField(LiteralSet other) {
    return field.name().equals(other.field.name());
  }

  /** Gives the values that the other has too, or has not, in this one's order and writing. */
  List<EqlTree.Expr> kept(LiteralSet other, boolean shared) {
    Set<String> keys = other.keys();
    return values.stream().filter(value -> keys.contains(key(value)) == shared).toList();
  }

  /** Gives the values without those that differ from an earlier one in case only. */
  static List<EqlTree.Expr> distinct(List<EqlTree.Expr> values) {
    var seen = new HashSet<String>();
    return values.stream().filter(value -> seen.add(key(value))).toList();
  }

  private Set<String> keys() {
    var keys = new HashSet<String>();
    values.forEach(value -> keys.add(key(value)));
    return keys;
  }

  /** Texts fold their case; a number is no text that reads like it. */
  private static String key(EqlTree.Expr value) {
    String type = value instanceof EqlTree.TextLiteral ? "text " : "other ";
    return type + EqlTerms.text(value).orElse("").toLowerCase(Locale.ROOT);
  }

  /** Gives the term that asks for these values: never, equality, or a list. */
  static EqlTree.Expr term(
      EqlTree.Field field, List<EqlTree.Expr> values, boolean negated, Span span) {
    if (values.isEmpty()) {
      return new EqlTree.TruthLiteral(negated, span);
    }
    if (values.size() > 1) {
      return new EqlTree.Membership(field, negated, false, values, span);
    }
    CompareOperator operator = negated ? CompareOperator.NOT_EQUAL : CompareOperator.EQUAL;
    return new EqlTree.Compare(operator, field, values.getFirst(), span);
  }
}

package perilune.catalog.predicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import perilune.rules.eql.EqlTree;

/**
 * Folds sets of constants on one field, as a public catalog does before it counts.
 *
 * <p>Only terms beside each other fold, from the left, after what is below them: {@code ==} and
 * lists intersect below {@code and} and unite below {@code or}; a list loses what {@code !=} or a
 * negated list beside it names; lists of patterns below {@code or} become one. Two {@code ==} below
 * {@code and} stay. A set that becomes empty is false, and false takes its {@code and} with it.
 *
 * <p>This is wrong of fields with several values: {@code process.args == "a" and process.args in
 * ("b", "c")} can hold. So nothing but the mode that reproduces those numbers may use it.
 */
final class EqlFolding {

  private EqlFolding() {}

  /** Gives the expression folded. O(terms x values). */
  static EqlTree.Expr fold(EqlTree.Expr expression) {
    return switch (expression) {
      case EqlTree.And and -> and(and);
      case EqlTree.Or or -> or(or);
      case EqlTree.Not not -> opposite(fold(not.operand()), not);
      case EqlTree.Membership list -> single(list);
      default -> expression;
    };
  }

  /** A list says no value twice, and a list of one is equality. */
  private static EqlTree.Expr single(EqlTree.Membership list) {
    return LiteralSet.of(list)
        .map(set ->
            LiteralSet.term(
                set.field(), LiteralSet.distinct(set.values()), set.negated(), list.span()))
        .orElse(list);
  }

  private static EqlTree.Expr opposite(EqlTree.Expr operand, EqlTree.Not not) {
    return switch (operand) {
      case EqlTree.Not inner -> inner.operand();
      case EqlTree.TruthLiteral(var value, var span) -> new EqlTree.TruthLiteral(!value, span);
      case EqlTree.Compare(var operator, var left, var right, var span) ->
          new EqlTree.Compare(EqlTerms.opposite(operator), left, right, span);
      case EqlTree.Membership(var subject, var negated, var insensitive, var items, var span) ->
          new EqlTree.Membership(subject, !negated, insensitive, items, span);
      default -> new EqlTree.Not(operand, not.span());
    };
  }

  private static EqlTree.Expr and(EqlTree.And and) {
    List<EqlTree.Expr> terms = reduced(and.operands(), EqlFolding::both);
    var kept = new ArrayList<EqlTree.Expr>();
    for (EqlTree.Expr term : terms) {
      if (isTruth(term, false)) {
        return term;
      }
      switch (term) {
        case EqlTree.TruthLiteral _ -> {}
        case EqlTree.And inner -> kept.addAll(inner.operands());
        default -> kept.add(term);
      }
    }
    return switch (kept.size()) {
      case 0 -> new EqlTree.TruthLiteral(true, and.span());
      case 1 -> kept.getFirst();
      default -> new EqlTree.And(kept, and.span());
    };
  }

  private static EqlTree.Expr or(EqlTree.Or or) {
    List<EqlTree.Expr> terms = reduced(or.operands(), EqlFolding::either);
    var kept = new ArrayList<EqlTree.Expr>();
    for (EqlTree.Expr term : terms) {
      if (isTruth(term, true)) {
        return term;
      }
      switch (term) {
        case EqlTree.TruthLiteral _ -> {}
        case EqlTree.Or inner -> kept.addAll(inner.operands());
        default -> kept.add(term);
      }
    }
    return switch (kept.size()) {
      case 0 -> new EqlTree.TruthLiteral(false, or.span());
      case 1 -> kept.getFirst();
      default -> new EqlTree.Or(kept, or.span());
    };
  }

  private static boolean isTruth(EqlTree.Expr term, boolean value) {
    return term instanceof EqlTree.TruthLiteral literal && literal.value() == value;
  }

  /** Folds each term with the one before it where the two are foldable. */
  private static List<EqlTree.Expr> reduced(
      List<EqlTree.Expr> operands,
      BiFunction<EqlTree.Expr, EqlTree.Expr, Optional<EqlTree.Expr>> pair) {
    var terms = new ArrayList<EqlTree.Expr>();
    for (EqlTree.Expr operand : operands) {
      EqlTree.Expr next = fold(operand);
      Optional<EqlTree.Expr> folded =
          terms.isEmpty() ? Optional.empty() : pair.apply(terms.getLast(), next);
      if (folded.isPresent()) {
        terms.set(terms.size() - 1, folded.get());
      } else {
        terms.add(next);
      }
    }
    return terms;
  }

  private static Optional<EqlTree.Expr> both(EqlTree.Expr left, EqlTree.Expr right) {
    Optional<LiteralSet> first = LiteralSet.of(left);
    Optional<LiteralSet> second = LiteralSet.of(right);
    if (first.isEmpty() || second.isEmpty() || !first.get().isOfSameField(second.get())) {
      return Optional.empty();
    }
    LiteralSet one = first.get();
    LiteralSet other = second.get();
    boolean foldable = !one.negated() && (one.list() || other.list() && !other.negated());
    return foldable
        ? Optional.of(
            LiteralSet.term(one.field(), one.kept(other, !other.negated()), false, left.span()))
        : Optional.empty();
  }

  private static Optional<EqlTree.Expr> either(EqlTree.Expr left, EqlTree.Expr right) {
    if (left instanceof EqlTree.Match one && right instanceof EqlTree.Match other) {
      return joined(one, other);
    }
    Optional<LiteralSet> first = LiteralSet.of(left);
    Optional<LiteralSet> second = LiteralSet.of(right);
    if (first.isEmpty()
        || second.isEmpty()
        || first.get().negated()
        || second.get().negated()
        || !first.get().isOfSameField(second.get())) {
      return Optional.empty();
    }
    LiteralSet one = first.get();
    boolean lists = one.list() || second.get().list();
    var both = new ArrayList<>(one.values());
    both.addAll(second.get().values());
    // Two equalities keep both writings of a value, as the page's own folding does.
    List<EqlTree.Expr> values = lists ? LiteralSet.distinct(both) : both;
    return Optional.of(LiteralSet.term(one.field(), values, false, left.span()));
  }

  private static Optional<EqlTree.Expr> joined(EqlTree.Match one, EqlTree.Match other) {
    if (one.operator().isRegex()
        || other.operator().isRegex()
        || !(one.subject() instanceof EqlTree.Field field)
        || !(other.subject() instanceof EqlTree.Field same)
        || !field.name().equals(same.name())) {
      return Optional.empty();
    }
    var patterns = new ArrayList<>(one.patterns());
    patterns.addAll(other.patterns());
    return Optional.of(new EqlTree.Match(field, one.operator(), patterns, one.span()));
  }
}

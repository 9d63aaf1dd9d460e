package perilune.rules.eql;

import java.util.List;
import java.util.Optional;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;

/**
 * Values that do not depend on an event. Folds literals, signs, arithmetic, comparisons and
 * predicates; calls, {@code and}, {@code or} and {@code not} are left to whoever runs them.
 */
final class Constants {

  private Constants() {}

  /** Gives the value, or nothing where the expression is not constant or not folded. */
  static Optional<Literal> fold(EqlTree.Expr expression) {
    return switch (expression) {
      case EqlTree.TextLiteral literal -> Optional.of(new Literal.Text(literal.value()));
      case EqlTree.WholeLiteral literal -> Optional.of(new Literal.Whole(literal.value()));
      case EqlTree.RealLiteral literal -> Optional.of(new Literal.Real(literal.value()));
      case EqlTree.TruthLiteral literal -> Optional.of(new Literal.Truth(literal.value()));
      case EqlTree.NullLiteral _ -> Optional.of(new Literal.Nil());
      case EqlTree.Minus minus -> fold(minus.operand()).flatMap(Constants::negated);
      case EqlTree.Arithmetic sum ->
          fold(sum.left())
              .flatMap(left -> fold(sum.right()).flatMap(r -> Sums.of(sum.operator(), left, r)));
      case EqlTree.Compare compare ->
          fold(compare.left())
              .flatMap(left -> fold(compare.right()).flatMap(r -> compared(compare, left, r)));
      case EqlTree.Membership membership -> membership(membership);
      case EqlTree.Match match -> match(match);
      case EqlTree.Invalid _,
          EqlTree.Parameter _,
          EqlTree.Field _,
          EqlTree.Call _,
          EqlTree.Not _,
          EqlTree.And _,
          EqlTree.Or _ ->
          Optional.empty();
    };
  }

  /** Gives a truth value or null as a person would say it. */
  static String described(Literal literal) {
    return literal instanceof Literal.Truth(var value) ? Boolean.toString(value) : "null";
  }

  private static Optional<Literal> negated(Literal literal) {
    return switch (literal) {
      case Literal.Whole(var value) -> Optional.of(new Literal.Whole(-value));
      case Literal.Real(var value) -> Optional.of(new Literal.Real(-value));
      case Literal.Nil nil -> Optional.of(nil);
      case Literal.Text _, Literal.Truth _ -> Optional.empty();
    };
  }

  /** {@code == null} and {@code != null} ask whether there is a value; other comparisons do not. */
  private static Optional<Literal> compared(EqlTree.Compare compare, Literal left, Literal right) {
    boolean wanted = compare.operator() == CompareOperator.EQUAL;
    boolean anyNil = left instanceof Literal.Nil || right instanceof Literal.Nil;
    if (compare.operator().order().isEmpty()) {
      return (anyNil ? Optional.of(left.equals(right)) : equal(left, right))
          .map(same -> new Literal.Truth(same == wanted));
    }
    if (anyNil) {
      return Optional.of(new Literal.Nil());
    }
    return compare
        .operator()
        .order()
        .flatMap(order -> order(left, right).map(o -> new Literal.Truth(order.holds(o))));
  }

  private static Optional<Boolean> equal(Literal left, Literal right) {
    if (left instanceof Literal.Truth(var l) && right instanceof Literal.Truth(var r)) {
      return Optional.of(l == r);
    }
    return order(left, right).map(order -> order == 0);
  }

  private static Optional<Integer> order(Literal left, Literal right) {
    if (left instanceof Literal.Text(var l) && right instanceof Literal.Text(var r)) {
      return Optional.of(l.compareTo(r));
    }
    if (left instanceof Literal.Whole(var l) && right instanceof Literal.Whole(var r)) {
      return Optional.of(Long.compare(l, r));
    }
    return Sums.real(left)
        .flatMap(l -> Sums.real(right).map(r -> Double.compare(l + 0.0, r + 0.0)));
  }

  private static Optional<Literal> membership(EqlTree.Membership membership) {
    Optional<Literal> subject = fold(membership.subject());
    if (subject.isEmpty() || subject.get() instanceof Literal.Nil) {
      return subject;
    }
    boolean found = false;
    for (EqlTree.Expr item : membership.items()) {
      Optional<Literal> literal = fold(item);
      if (literal.isEmpty()) {
        return Optional.empty();
      }
      found |= isItem(subject.get(), literal.get(), membership.insensitive());
    }
    return Optional.of(new Literal.Truth(found != membership.negated()));
  }

  private static boolean isItem(Literal subject, Literal item, boolean insensitive) {
    if (insensitive
        && subject instanceof Literal.Text(var s)
        && item instanceof Literal.Text(var i)) {
      return AsciiCase.lower(s).equals(AsciiCase.lower(i));
    }
    return equal(subject, item).orElse(false);
  }

  private static Optional<Literal> match(EqlTree.Match match) {
    Optional<Literal> subject = fold(match.subject());
    if (match.operator().isRegex()
        || subject.isEmpty()
        || !(subject.get() instanceof Literal.Text(var text))) {
      return Optional.empty();
    }
    boolean exact = match.operator().matching().folding() == Matching.Folding.EXACT;
    return Optional.of(new Literal.Truth(anyMatches(match.patterns(), text, exact)));
  }

  private static boolean anyMatches(List<EqlTree.Expr> patterns, String text, boolean exact) {
    for (EqlTree.Expr pattern : patterns) {
      if (pattern instanceof EqlTree.TextLiteral(var wildcards, var _)
          && (exact
              ? Wildcards.matches(wildcards, text)
              : Wildcards.matches(AsciiCase.lower(wildcards), AsciiCase.lower(text)))) {
        return true;
      }
    }
    return false;
  }
}

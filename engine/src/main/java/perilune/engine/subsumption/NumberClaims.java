package perilune.engine.subsumption;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import perilune.event.FieldType;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;

/**
 * Claims about a value as a number. Between the bounds that they name nothing changes, so the
 * bounds, what lies between them and what lies beyond are all that has to be tried.
 */
final class NumberClaims {

  private static final BigDecimal HALF = new BigDecimal("0.5");

  private NumberClaims() {}

  /** Says whether a claim looks at a value as a number, of a field of this type. */
  static boolean isOne(Claim claim, FieldType type) {
    return FormulaReader.isPlain(type)
        && claim.matching().anchoring() == Matching.Anchoring.WHOLE
        && bound(claim).isPresent();
  }

  private static Optional<BigDecimal> bound(Claim claim) {
    return switch (claim.predicate()) {
      case Predicate.Equal(var literal) -> number(literal);
      case Predicate.Compare(var _, var literal) -> number(literal);
      case Predicate.Present _, Predicate.OneOf _, Predicate.Like _ -> Optional.empty();
      case Predicate.Regex _, Predicate.Calendar _, Predicate.InNetwork _ -> Optional.empty();
    };
  }

  private static Optional<BigDecimal> number(Literal literal) {
    return switch (literal) {
      case Literal.Whole(var value) -> Optional.of(new BigDecimal(value));
      case Literal.Real(var value) ->
          Double.isFinite(value) ? Optional.of(new BigDecimal(value)) : Optional.empty();
      case Literal.Text _, Literal.Truth _, Literal.Nil _ -> Optional.empty();
    };
  }

  /** Gives a number of each kind that fulfils all claims; none where no number does. */
  static List<BigDecimal> fulfilling(List<Claim> claims) {
    return candidates(claims).stream()
        .filter(number -> claims.stream().allMatch(claim -> holds(claim, number)))
        .toList();
  }

  private static List<BigDecimal> candidates(List<Claim> claims) {
    var bounds = new TreeSet<BigDecimal>();
    claims.forEach(claim -> bound(claim).ifPresent(bounds::add));
    if (bounds.isEmpty()) {
      return List.of(BigDecimal.ONE);
    }
    var all = new ArrayList<BigDecimal>();
    all.add(bounds.first().subtract(BigDecimal.ONE));
    BigDecimal before = null;
    for (BigDecimal bound : bounds) {
      if (before != null) {
        // A whole number is a better example where there is one between.
        all.add(before.add(BigDecimal.ONE).min(before.add(bound).multiply(HALF)));
      }
      all.add(bound);
      before = bound;
    }
    all.add(bounds.last().add(BigDecimal.ONE));
    return all;
  }

  private static boolean holds(Claim claim, BigDecimal number) {
    BigDecimal bound = bound(claim).orElseThrow();
    int order = number.compareTo(bound);
    boolean meets =
        claim.predicate() instanceof Predicate.Compare(var comparison, var _)
            ? comparison.holds(order)
            : order == 0;
    return meets == claim.holds();
  }
}

package perilune.engine.subsumption;

import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;

/**
 * That a value meets a predicate, or does not.
 *
 * @param matching how it meets it; about missing values and quantifiers it says nothing
 */
record Claim(Predicate predicate, Matching matching, boolean holds) {

  static final Claim PRESENT = new Claim(new Predicate.Present(), Matching.EQL, true);

  /** Makes one of a test's predicate, without what the test says of a whole field. */
  static Claim of(Predicate predicate, Matching matching, boolean holds) {
    var value =
        new Matching(
            matching.folding(),
            matching.anchoring(),
            matching.coercion(),
            Matching.Missing.FALSE,
            Matching.Quantifier.ANY);
    return predicate instanceof Predicate.Present
        ? new Claim(predicate, Matching.EQL, holds)
        : new Claim(predicate, value, holds);
  }

  Claim negated() {
    return new Claim(predicate, matching, !holds);
  }

  boolean isStrict() {
    return matching.coercion() == Matching.Coercion.STRICT;
  }
}

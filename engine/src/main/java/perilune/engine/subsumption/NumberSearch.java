package perilune.engine.subsumption;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import perilune.engine.match.AsciiFolding;
import perilune.engine.subsumption.ValueSearch.Found;
import perilune.engine.subsumption.ValueSearch.SortedClaims;
import perilune.rules.plan.Matching.Folding;

/** Looks for a number, whole or with a fraction, that fulfils claims. */
final class NumberSearch {

  /** The code points of which numbers are written, {@code NaN} and {@code Infinity} too. */
  private static final String DIGITS = "0123456789-.ENaInfity";

  private static final Set<String> WORDS = Set.of("nan", "infinity", "-infinity");

  private final SortedClaims claims;
  private final Predicate<Object> fulfils;

  NumberSearch(SortedClaims claims, Predicate<Object> fulfils) {
    this.claims = claims;
    this.fulfils = fulfils;
  }

  Found number() {
    // Of a number, a strict claim about its text is false.
    if (claims.globs().stream().anyMatch(claim -> claim.holds() && claim.isStrict())) {
      return ValueSearch.NONE;
    }
    List<BigDecimal> fitting = NumberClaims.fulfilling(claims.numbers());
    if (fitting.isEmpty()) {
      return ValueSearch.NONE;
    }
    Optional<Object> found =
        fitting.stream().flatMap(number -> values(number).stream()).filter(fulfils).findFirst();
    if (found.isPresent()) {
      return new Found.Value(found.get());
    }
    Optional<List<Glob>> literals =
        claims.in().stream().filter(set -> set.stream().allMatch(Glob::isLiteral)).findFirst();
    return literals.isPresent() ? among(literals.get()) : byGlobs();
  }

  private static List<Object> values(BigDecimal number) {
    var values = new ArrayList<Object>();
    try {
      values.add(number.longValueExact());
    } catch (ArithmeticException _) {
      // It has a fraction, or is too large for a long.
    }
    if (Double.isFinite(number.doubleValue())) {
      values.add(number.doubleValue());
    }
    return values;
  }

  /** The number's text is one of these. */
  private Found among(List<Glob> literals) {
    for (Glob literal : literals) {
      if (WORDS.contains(AsciiFolding.fold(literal.text(), Folding.UNICODE))) {
        return open();
      }
      for (Object value : read(literal.text())) {
        if (fulfils.test(value)) {
          return new Found.Value(value);
        }
      }
    }
    return ValueSearch.NONE;
  }

  private static Set<Object> read(String text) {
    var values = new LinkedHashSet<Object>();
    try {
      values.add(Long.parseLong(text));
    } catch (NumberFormatException _) {
      // Perhaps it has a fraction.
    }
    try {
      values.add(Double.parseDouble(text));
    } catch (NumberFormatException _) {
      // It is none.
    }
    return values;
  }

  private Found byGlobs() {
    List<Glob> lenient =
        claims.globs().stream()
            .filter(claim -> !claim.holds() && !claim.isStrict())
            .flatMap(claim -> Glob.of(claim).stream())
            .flatMap(List::stream)
            .toList();
    List<List<Glob>> in = claims.in().isEmpty() ? List.of(List.of(Glob.EVERYTHING)) : claims.in();
    GlobSearch.Found found = GlobSearch.among(in, lenient, DIGITS);
    if (found.isNone()) {
      return ValueSearch.NONE;
    }
    for (String text : found.texts()) {
      for (Object value : read(text)) {
        if (fulfils.test(value)) {
          return new Found.Value(value);
        }
      }
    }
    return open();
  }

  private static Found open() {
    return new Found.Open("whether a value may be a number");
  }
}

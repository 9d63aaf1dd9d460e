package perilune.engine.subsumption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.engine.match.Network;
import perilune.engine.match.SingleTest;
import perilune.event.FieldType;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Predicate;

/**
 * Looks for one value that fulfils claims. A value is a text, a number or a truth value, and there
 * is none if there is none of each. What is found was asked of the engine's own test.
 */
final class ValueSearch {

  /** What came of it. */
  sealed interface Found {
    /** This value fulfils all. */
    record Value(Object value) implements Found {}

    /** No value does. */
    record None() implements Found {}

    /** None was found, and why that is no proof. */
    record Open(String why) implements Found {}
  }

  static final Found NONE = new Found.None();

  private final SingleTest tests = new SingleTest();

  /** Gives a value of a field of some type that fulfils all claims. */
  Found of(FieldType type, List<Claim> claims) {
    if (contradict(type, claims)) {
      return NONE;
    }
    var sorted = new SortedClaims(claims, type);
    List<Found> kinds =
        List.of(
            new TextSearch(sorted, value -> fulfils(type, claims, value)).text(),
            new NumberSearch(sorted, value -> fulfils(type, claims, value)).number(),
            truth(type, claims));
    Optional<Found> value = kinds.stream().filter(Found.Value.class::isInstance).findFirst();
    return value.orElseGet(
        () -> kinds.stream().filter(Found.Open.class::isInstance).findFirst().orElse(NONE));
  }

  private Found truth(FieldType type, List<Claim> claims) {
    for (boolean truth : new boolean[] {true, false}) {
      if (fulfils(type, claims, truth)) {
        return new Found.Value(truth);
      }
    }
    return NONE;
  }

  private boolean fulfils(FieldType type, List<Claim> claims, Object value) {
    return claims.stream()
        .allMatch(claim ->
            tests.meets(claim.predicate(), claim.matching(), type, value) == claim.holds());
  }

  private static boolean contradict(FieldType type, List<Claim> claims) {
    if (claims.contains(Claim.PRESENT.negated())) {
      return true;
    }
    for (Claim one : claims) {
      if (one.holds()
          && claims.stream()
              .filter(other -> !other.holds())
              .anyMatch(other -> other.equals(one.negated()) || isWithin(type, one, other))) {
        return true;
      }
    }
    return false;
  }

  /** Says whether the networks of one claim are all in those of another. */
  private static boolean isWithin(FieldType type, Claim one, Claim other) {
    List<Network> inner = networks(type, one.predicate());
    List<Network> outer = networks(type, other.predicate());
    return !inner.isEmpty()
        && inner.stream().allMatch(net -> outer.stream().anyMatch(wide -> wide.covers(net)));
  }

  private static List<Network> networks(FieldType type, Predicate predicate) {
    List<String> texts =
        switch (predicate) {
          case Predicate.InNetwork(var networks) -> networks;
          case Predicate.Equal(Literal.Text(var text)) when type == FieldType.IP -> List.of(text);
          default -> List.of();
        };
    var networks = new ArrayList<Network>();
    texts.forEach(text -> Network.of(text).ifPresent(networks::add));
    return networks.size() == texts.size() ? networks : List.of();
  }

  /** Claims by what they look at. */
  record SortedClaims(
      List<List<Glob>> in,
      List<Glob> out,
      List<Claim> globs,
      List<Claim> numbers,
      List<Claim> others) {

    SortedClaims(List<Claim> claims, FieldType type) {
      this(
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>());
      for (Claim claim : claims) {
        Optional<List<Glob>> found = textual(claim, type) ? Glob.of(claim) : Optional.empty();
        if (found.isPresent()) {
          globs.add(claim);
          if (claim.holds()) {
            in.add(found.get());
          } else {
            out.addAll(found.get());
          }
        } else if (NumberClaims.isOne(claim, type)) {
          numbers.add(claim);
        } else if (!(claim.predicate() instanceof Predicate.Present)) {
          others.add(claim);
        }
      }
    }

    private static boolean textual(Claim claim, FieldType type) {
      return FormulaReader.isPlain(type) || claim.predicate() instanceof Predicate.Like;
    }

    /** Gives the claims of numbers that texts are asked too. */
    List<Claim> lenientNumbers() {
      return numbers.stream().filter(claim -> !claim.isStrict()).toList();
    }
  }
}

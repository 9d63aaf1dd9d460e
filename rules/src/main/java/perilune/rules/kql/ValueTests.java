package perilune.rules.kql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import perilune.rules.plan.Comparison;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Conditions;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Matching.Anchoring;
import perilune.rules.plan.Matching.Coercion;
import perilune.rules.plan.Matching.Folding;
import perilune.rules.plan.Predicate;

/**
 * Tests of one field of which one has to hold, collected value by value: whole values, networks and
 * patterns each become one test. Allowed because a list holds if one value does, and a field if one
 * of its values does.
 */
final class ValueTests {

  /** Any value of the field; a field without values is false. */
  private static final Matching EXACT =
      new Matching(
          Folding.EXACT,
          Anchoring.WHOLE,
          Coercion.LENIENT,
          Matching.Missing.FALSE,
          Matching.Quantifier.ANY);

  private static final Matching STRICT =
      new Matching(
          Folding.EXACT,
          Anchoring.WHOLE,
          Coercion.STRICT,
          Matching.Missing.FALSE,
          Matching.Quantifier.ANY);

  private final Target target;
  private final Matching matching;
  private final Set<Literal> whole = new LinkedHashSet<>();
  private final Set<Literal> typed = new LinkedHashSet<>();
  private final Set<String> networks = new LinkedHashSet<>();
  private final Set<String> patterns = new LinkedHashSet<>();
  private final Set<String> searches = new LinkedHashSet<>();
  private final Set<Condition> others = new LinkedHashSet<>();

  ValueTests(Target target) {
    this.target = target;
    matching = target.kind() == Target.Kind.CASELESS ? EXACT.with(Folding.UNICODE) : EXACT;
  }

  /** Gives the test of an order. */
  static Condition order(Target target, Comparison comparison, Literal bound) {
    // The engine orders text by its letters only; other letters than A to Z keep their case.
    Matching matching = target.kind() == Target.Kind.CASELESS ? EXACT.with(Folding.ASCII) : EXACT;
    return new Condition.Test(target.name(), new Predicate.Compare(comparison, bound), matching);
  }

  void present() {
    others.add(test(new Predicate.Present(), EXACT));
  }

  void text(String value) {
    whole.add(new Literal.Text(value));
  }

  /** Text that reads as a number: equal to that text, and to that number, and to nothing else. */
  void textOrNumber(String text, Literal number) {
    typed.add(new Literal.Text(text));
    typed.add(number);
  }

  void literal(Literal value) {
    whole.add(value);
  }

  void network(String network) {
    networks.add(network);
  }

  void search(List<String> expressions) {
    searches.addAll(expressions);
  }

  /** A day or another part of time: from the earliest moment of the text to its latest. */
  void moment(String earliest, String latest) {
    others.add(
        Conditions.all(
            List.of(
                order(target, Comparison.GREATER_OR_EQUAL, new Literal.Text(earliest)),
                order(target, Comparison.LESS_OR_EQUAL, new Literal.Text(latest)))));
  }

  /** Adds a pattern; beginnings, ends and parts become tests that an engine can look up. */
  void pattern(KqlTree.Words words) {
    List<String> pieces = collapsed(words.pieces());
    if (pieces.size() == 2 && pieces.getLast().isEmpty()) {
      anchored(pieces.getFirst(), Anchoring.PREFIX);
    } else if (pieces.size() == 2 && pieces.getFirst().isEmpty()) {
      anchored(pieces.getLast(), Anchoring.SUFFIX);
    } else if (pieces.size() == 3 && pieces.getFirst().isEmpty() && pieces.getLast().isEmpty()) {
      anchored(pieces.get(1), Anchoring.ANYWHERE);
    } else if (pieces.stream().allMatch(ValueTests::isPlain)) {
      patterns.add(String.join("*", pieces));
    } else {
      String expression = String.join(".*", pieces.stream().map(WordSearch::literal).toList());
      others.add(test(new Predicate.Regex(List.of("(?s)" + expression)), matching));
    }
  }

  /** Wildcards beside each other are one. */
  private static List<String> collapsed(List<String> pieces) {
    var kept = new ArrayList<String>();
    for (int i = 0; i < pieces.size(); i++) {
      boolean end = i == 0 || i == pieces.size() - 1;
      if (end || !pieces.get(i).isEmpty()) {
        kept.add(pieces.get(i));
      }
    }
    return kept;
  }

  /** A plan's patterns have two signs of their own and no escape for them. */
  private static boolean isPlain(String piece) {
    return piece.indexOf('*') < 0 && piece.indexOf('?') < 0;
  }

  private void anchored(String text, Anchoring anchoring) {
    var equal = new Predicate.Equal(new Literal.Text(text));
    others.add(test(equal, matching.with(anchoring)));
  }

  private Condition test(Predicate predicate, Matching how) {
    return new Condition.Test(target.name(), predicate, how);
  }

  /** Gives the tests; none where no value can hold. */
  List<Condition> tests() {
    var tests = new ArrayList<Condition>();
    equal(whole).ifPresent(predicate -> tests.add(test(predicate, matching)));
    equal(typed)
        .ifPresent(predicate -> tests.add(test(predicate, STRICT.with(matching.folding()))));
    if (!networks.isEmpty()) {
      tests.add(test(new Predicate.InNetwork(List.copyOf(networks)), EXACT));
    }
    tests.addAll(others);
    if (!patterns.isEmpty()) {
      tests.add(test(new Predicate.Like(List.copyOf(patterns)), matching));
    }
    if (!searches.isEmpty()) {
      Matching inside = EXACT.with(Folding.UNICODE).with(Anchoring.ANYWHERE);
      tests.add(test(new Predicate.Regex(List.copyOf(searches)), inside));
    }
    return tests;
  }

  private static Optional<Predicate> equal(Set<Literal> literals) {
    if (literals.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        literals.size() == 1
            ? new Predicate.Equal(literals.iterator().next())
            : new Predicate.OneOf(List.copyOf(literals)));
  }
}

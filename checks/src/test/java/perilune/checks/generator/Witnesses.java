package perilune.checks.generator;

import java.util.ArrayList;
import java.util.List;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Matching.Anchoring;
import perilune.rules.plan.Predicate;

/**
 * What could fulfil a test of one field. Guesses, in order of likelihood: whoever takes one asks
 * the engine.
 *
 * @param shapes texts
 * @param literals values of other types
 */
record Witnesses(List<Shape> shapes, List<Literal> literals) {

  private static final int REGEX_WITNESSES = 24;

  static Witnesses none() {
    return new Witnesses(new ArrayList<>(), new ArrayList<>());
  }

  void addAll(Witnesses other) {
    shapes.addAll(other.shapes);
    literals.addAll(other.literals);
  }

  /** Gives what could fulfil a test. */
  static Witnesses of(Condition.Test test) {
    return of(test.predicate(), test.matching());
  }

  /** Gives what could fulfil a predicate. */
  static Witnesses of(Predicate predicate, Matching matching) {
    Witnesses found = none();
    Anchoring anchoring = matching.anchoring();
    switch (predicate) {
      case Predicate.Present() -> {}
      case Predicate.Equal(var literal) -> found.add(literal, anchoring);
      case Predicate.OneOf(var all) -> all.forEach(literal -> found.add(literal, anchoring));
      case Predicate.Like(var patterns) ->
          patterns.forEach(pattern -> found.addLike(pattern, anchoring));
      case Predicate.Regex(var expressions) ->
          expressions.forEach(expression -> found.addRegex(expression, anchoring));
      case Predicate.Compare(var _, var bound) -> found.addNear(bound);
      case Predicate.Calendar _ -> {}
      case Predicate.InNetwork(var networks) ->
          networks.forEach(
              network -> Addresses.in(network).forEach(a -> found.shapes.add(Shape.exact(a))));
    }
    return found;
  }

  private void add(Literal literal, Anchoring anchoring) {
    if (literal instanceof Literal.Text(var text)) {
      shapes.add(Shape.anchored(text, anchoring));
      // A field of addresses takes a network for its addresses.
      Addresses.in(text).forEach(address -> shapes.add(Shape.exact(address)));
    } else if (anchoring == Anchoring.WHOLE) {
      literals.add(literal);
    } else {
      shapes.add(Shape.anchored(Draft.text(literal), anchoring));
    }
  }

  private void addLike(String pattern, Anchoring anchoring) {
    shapes.add(Shape.like(pattern, 'x', anchoring));
    if (pattern.indexOf('?') >= 0) {
      shapes.add(Shape.like(pattern, '7', anchoring));
      shapes.add(Shape.like(pattern, '/', anchoring));
    }
  }

  private void addRegex(String expression, Anchoring anchoring) {
    for (int variant = 0; variant < REGEX_WITNESSES; variant++) {
      shapes.add(Shape.anchored(RegexWitness.of(expression, variant), anchoring));
    }
  }

  private void addNear(Literal bound) {
    switch (bound) {
      case Literal.Whole(var number) -> {
        for (long value : new long[] {number, number + 1, number - 1, 0, number * 2, 1}) {
          literals.add(new Literal.Whole(value));
        }
      }
      case Literal.Real(var number) -> {
        for (double value : new double[] {number, number + 1, number - 1, 0, number * 2}) {
          literals.add(new Literal.Real(value));
        }
      }
      case Literal.Text(var text) -> {
        shapes.add(Shape.exact(text));
        shapes.add(Shape.exact(text + "0"));
        shapes.add(Shape.exact(text.substring(0, Math.max(0, text.length() - 1))));
        shapes.add(Shape.exact("~"));
        shapes.add(Shape.exact("2999-12-31T00:00:00Z"));
        shapes.add(Shape.exact("1971-01-01T00:00:00Z"));
        shapes.add(Shape.exact("0"));
      }
      case Literal.Truth _ -> {
        literals.add(new Literal.Truth(true));
        literals.add(new Literal.Truth(false));
      }
      case Literal.Nil() -> {}
    }
  }

  /** Gives all as values, gaps filled with nothing. */
  List<Literal> values() {
    var all = new ArrayList<>(literals);
    shapes.forEach(shape -> all.add(new Literal.Text(shape.filled(""))));
    return all;
  }
}

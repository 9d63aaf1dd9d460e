package perilune.engine.match;

import java.util.ArrayList;
import java.util.List;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Expression;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;

/** Finds what keeps a condition from being compiled. Looks at all of it. */
public final class ConditionChecker {

  /** Deepest nesting of conditions and expressions, levels: compiling and testing recurse. */
  public static final int MAX_NESTING = 500;

  private final int maxStates;
  private final List<Refusal> refusals = new ArrayList<>();

  private ConditionChecker(int maxStates) {
    this.maxStates = maxStates;
  }

  /**
   * Gives all that is wrong, in order; empty if the condition compiles.
   *
   * @param maxStates largest regular expression, in states
   */
  public static List<Refusal> refusals(Condition condition, int maxStates) {
    var checker = new ConditionChecker(maxStates);
    checker.check(condition, MAX_NESTING);
    return List.copyOf(checker.refusals);
  }

  private void refuse(Refusal.Kind kind, String message) {
    refusals.add(new Refusal(kind, message));
  }

  private boolean tooDeep(int left) {
    if (left > 0) {
      return false;
    }
    refuse(
        Refusal.Kind.TOO_LARGE,
        "the condition is nested deeper than the limit of " + MAX_NESTING + " levels");
    return true;
  }

  private void check(Condition condition, int left) {
    if (tooDeep(left)) {
      return;
    }
    switch (condition) {
      case Condition.Always _, Condition.Never _, Condition.Recorded _ -> {}
      case Condition.Anywhere(var predicate, var matching) -> check(predicate, matching);
      case Condition.Not(var part) -> check(part, left - 1);
      case Condition.All(var parts) -> parts.forEach(part -> check(part, left - 1));
      case Condition.Any(var parts) -> parts.forEach(part -> check(part, left - 1));
      case Condition.Test(var _, var predicate, var matching) -> check(predicate, matching);
      case Condition.Holds(var expression) -> check(expression, left - 1);
    }
  }

  private void check(Expression expression, int left) {
    if (tooDeep(left)) {
      return;
    }
    switch (expression) {
      case Expression.Constant _, Expression.FieldValue _ -> {}
      case Expression.Call(var function, var arguments, var _) -> {
        if (arguments.size() < FunctionNode.fewest(function)) {
          refuse(Refusal.Kind.UNSUPPORTED, function + " is called with too few arguments");
        }
        arguments.forEach(argument -> check(argument, left - 1));
      }
      case Expression.Meets(var subject, var predicate, var matching) -> {
        check(subject, left - 1);
        check(predicate, matching);
      }
      case Expression.IsNull(var subject) -> check(subject, left - 1);
      case Expression.SameAs(var a, var b) -> {
        check(a, left - 1);
        check(b, left - 1);
      }
      case Expression.Ordered(var _, var a, var b) -> {
        check(a, left - 1);
        check(b, left - 1);
      }
      case Expression.Negation(var part) -> check(part, left - 1);
      case Expression.Conjunction(var parts) -> parts.forEach(part -> check(part, left - 1));
      case Expression.Disjunction(var parts) -> parts.forEach(part -> check(part, left - 1));
    }
  }

  private void check(Predicate predicate, Matching matching) {
    if (matching.missing() == Matching.Missing.UNKNOWN) {
      refuse(Refusal.Kind.UNSUPPORTED, "predicates that are unknown on a missing field");
    }
    switch (predicate) {
      case Predicate.Present _, Predicate.Equal _, Predicate.OneOf _, Predicate.Like _ -> {}
      case Predicate.Regex(var expressions) ->
          expressions.forEach(
              regex -> RegexSource.check(regex, matching, maxStates).ifPresent(refusals::add));
      case Predicate.Calendar _ -> {}
      case Predicate.Compare _ -> checkCompare(matching);
      case Predicate.InNetwork(var networks) ->
          networks.stream()
              .filter(network -> Network.of(network).isEmpty())
              .forEach(n -> refuse(Refusal.Kind.UNSUPPORTED, "'" + n + "' is not a network"));
    }
  }

  private void checkCompare(Matching matching) {
    if (matching.folding() == Matching.Folding.UNICODE) {
      refuse(Refusal.Kind.UNSUPPORTED, "an order that folds letters beyond ASCII");
    }
    if (matching.anchoring() != Matching.Anchoring.WHOLE) {
      refuse(Refusal.Kind.UNSUPPORTED, "an order of parts of a value");
    }
  }
}

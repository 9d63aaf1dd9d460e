package perilune.rules.eql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Matching.Anchoring;
import perilune.rules.plan.Predicate;

/**
 * Splits the patterns of {@code like} into what an engine can look up: whole values, beginnings,
 * ends and parts; only the rest stays patterns. Allowed because a list holds if one pattern does,
 * and a field if one of its values does.
 */
final class PatternLowering {

  /** A predicate and how it meets a field. */
  record Tested(Predicate predicate, Matching matching) {
    Condition on(String field) {
      return new Condition.Test(field, predicate, matching);
    }
  }

  private final Matching matching;
  private final Set<Literal> whole = new LinkedHashSet<>();
  private final Set<Tested> anchored = new LinkedHashSet<>();
  private final Set<String> patterns = new LinkedHashSet<>();

  PatternLowering(Matching matching) {
    this.matching = matching;
  }

  /** Gives tests of which one has to hold: whole values first, patterns last. */
  List<Tested> tests(List<EqlTree.Expr> constants) {
    for (EqlTree.Expr constant : constants) {
      Constants.fold(constant).ifPresent(this::add);
    }
    var tests = new ArrayList<Tested>();
    if (!whole.isEmpty()) {
      tests.add(new Tested(ExpressionLowering.oneOf(List.copyOf(whole)), matching));
    }
    tests.addAll(anchored);
    if (!patterns.isEmpty()) {
      tests.add(new Tested(new Predicate.Like(List.copyOf(patterns)), matching));
    }
    return tests;
  }

  private void add(Literal literal) {
    switch (literal) {
      case Literal.Nil _ -> {}
      case Literal.Text(var text) -> pattern(Wildcards.collapsed(text));
      case Literal.Whole _, Literal.Real _, Literal.Truth _ -> whole.add(literal);
    }
  }

  private void pattern(String pattern) {
    if (!Wildcards.has(pattern)) {
      whole.add(new Literal.Text(pattern));
      return;
    }
    boolean open = pattern.startsWith("*");
    boolean openEnd = pattern.endsWith("*");
    int start = open ? 1 : 0;
    int end = Math.max(start, pattern.length() - (openEnd ? 1 : 0));
    String fixed = pattern.substring(start, end);
    if (Wildcards.has(fixed)) {
      patterns.add(pattern);
    } else if (fixed.isEmpty()) {
      anchored.add(new Tested(new Predicate.Present(), Matching.EQL));
    } else {
      Anchoring anchoring =
          open && openEnd ? Anchoring.ANYWHERE : open ? Anchoring.SUFFIX : Anchoring.PREFIX;
      var equal = new Predicate.Equal(new Literal.Text(fixed));
      anchored.add(new Tested(equal, matching.with(anchoring)));
    }
  }
}

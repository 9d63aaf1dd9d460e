package perilune.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perilune.engine.index.CandidateIndex;
import perilune.engine.index.CandidateIndexBuilder;
import perilune.engine.match.ConditionCompiler;
import perilune.engine.match.ConditionTest;
import perilune.event.FieldTable;
import perilune.rules.plan.Condition;
import perilune.rules.plan.RulePlan;

/**
 * The scopes of a rule set, each once: thousands of rules share a hundred of them. Immutable.
 *
 * <p>The candidate index knows nothing of them: it names rules by what they look for, and a scope
 * is asked only of an event that has something of that.
 */
final class Scopes {

  /** The number of the scope that every event is in. */
  static final int EVERYTHING = -1;

  /** States of the automaton that finds scopes, count; few scopes look for parts of a text. */
  private static final int MAX_STATES = 10_000;

  private final ConditionTest[] tests;
  private final int[] byRule;
  private final CandidateIndex index;

  private Scopes(List<ConditionTest> tests, int[] byRule, CandidateIndex index) {
    this.tests = tests.toArray(ConditionTest[]::new);
    this.byRule = byRule;
    this.index = index;
  }

  static Scopes of(List<RulePlan> plans, ConditionCompiler compiler, FieldTable fields) {
    var builder = new CandidateIndexBuilder(fields, MAX_STATES);
    Map<Condition, Integer> numbers = new LinkedHashMap<>();
    var tests = new ArrayList<ConditionTest>();
    int[] byRule = new int[plans.size()];
    for (int rule = 0; rule < byRule.length; rule++) {
      Condition scope = plans.get(rule).scope();
      if (scope instanceof Condition.Always) {
        byRule[rule] = EVERYTHING;
        continue;
      }
      Integer known = numbers.get(scope);
      if (known == null) {
        known = tests.size();
        numbers.put(scope, known);
        tests.add(compiler.compile(scope));
        builder.add(known, scope);
      }
      byRule[rule] = known;
    }
    return new Scopes(tests, byRule, builder.build(tests.size()));
  }

  int size() {
    return tests.length;
  }

  /** Gives the index that names the scopes in which an event might be. */
  CandidateIndex index() {
    return index;
  }

  /** Gives the number of a rule's scope, from 0, or {@link #EVERYTHING}. */
  int of(int rule) {
    return byRule[rule];
  }

  ConditionTest test(int scope) {
    return tests[scope];
  }
}

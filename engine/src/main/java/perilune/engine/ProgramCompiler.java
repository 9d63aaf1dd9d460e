package perilune.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import perilune.engine.index.CandidateIndexBuilder;
import perilune.engine.match.ConditionCompiler;
import perilune.engine.match.ConditionTest;
import perilune.event.FieldTable;
import perilune.rules.plan.Condition;

/** Makes programs of the probes of a rule set. Cold path; immutable. */
final class ProgramCompiler {

  private final FieldTable fields;
  private final EngineLimits limits;
  private final List<Probe> probes;
  private final Scopes scopes;

  ProgramCompiler(FieldTable fields, EngineLimits limits, List<Probe> probes, Scopes scopes) {
    this.fields = fields;
    this.limits = limits;
    this.probes = probes;
    this.scopes = scopes;
  }

  /** What is left of the rules for some events: a program before it is compiled. */
  record Rest(List<Condition> probes, List<Condition> scopes) {}

  /**
   * Gives what is left of all rules.
   *
   * @param specialization gives what is left of a condition
   */
  Rest rest(UnaryOperator<Condition> specialization) {
    List<Condition> scopesLeft = scopes.conditions().stream().map(specialization).toList();
    List<Condition> left =
        probes.stream()
            .map(probe -> {
              int scope = scopes.of(probe.rule());
              Condition in =
                  scope == Scopes.EVERYTHING ? new Condition.Always() : scopesLeft.get(scope);
              return in instanceof Condition.Never
                  ? in
                  : both(in, specialization.apply(probe.condition()));
            })
            .toList();
    return new Rest(left, scopesLeft);
  }

  private static Condition both(Condition scope, Condition condition) {
    if (scope instanceof Condition.Always || condition instanceof Condition.Never) {
      return condition;
    }
    var parts = new ArrayList<Condition>();
    parts.add(scope);
    if (condition instanceof Condition.All(var all)) {
      parts.addAll(all);
    } else if (!(condition instanceof Condition.Always)) {
      parts.add(condition);
    }
    return parts.size() == 1 ? scope : new Condition.All(parts);
  }

  Program compile(Rest rest) {
    var index = new CandidateIndexBuilder(fields, limits.maxIndexStates());
    var compiler = new ConditionCompiler(fields, limits.maxCombinations(), index::fact);
    int[] kept =
        IntStream.range(0, probes.size())
            .filter(probe -> !(rest.probes().get(probe) instanceof Condition.Never))
            .toArray();
    var tests = new ConditionTest[kept.length];
    for (int step = 0; step < kept.length; step++) {
      Condition condition = rest.probes().get(kept[step]);
      index.add(step, condition);
      tests[step] = compiler.compile(condition);
    }
    var settled = IntStream.builder();
    var open = new ArrayList<Program.OpenScope>();
    for (int scope = 0; scope < rest.scopes().size(); scope++) {
      switch (rest.scopes().get(scope)) {
        case Condition.Always _ -> settled.add(scope);
        case Condition.Never _ -> {
          // No event of the kind is in it.
        }
        case Condition left -> open.add(new Program.OpenScope(scope, compiler.compile(left)));
      }
    }
    List<Condition> left = IntStream.of(kept).mapToObj(rest.probes()::get).toList();
    return new Program(
        index.build(kept.length),
        new Program.Places(kept, tests, left),
        compiler.size(),
        settled.build().toArray(),
        open);
  }
}

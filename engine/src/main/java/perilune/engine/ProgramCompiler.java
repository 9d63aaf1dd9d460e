package perilune.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import perilune.engine.index.CandidateIndexBuilder;
import perilune.engine.kind.KindFields;
import perilune.engine.kind.Specialization;
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

  /** Gives what leaves of the rules' conditions what events of one kind can still fulfil. */
  Specialization specialization(KindFields kinds) {
    return new Specialization(kinds, fields, limits.maxCombinations());
  }

  /**
   * What is left of the rules for some events: a program before it is compiled.
   *
   * <p>Two are the same if they hold the same objects: a specialization gives one for each rest.
   *
   * @param probes what is left of their own conditions; never, where the scope is never
   */
  record Rest(List<Condition> probes, List<Condition> scopes) {

    /** Gives the number of probes that can still be fulfilled. */
    int left() {
      return (int) probes.stream().filter(probe -> !(probe instanceof Condition.Never)).count();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Rest rest
          && areSame(probes, rest.probes)
          && areSame(scopes, rest.scopes);
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean areSame(List<Condition> left, List<Condition> right) {
      return left.size() == right.size()
          && IntStream.range(0, left.size()).allMatch(i -> left.get(i) == right.get(i));
    }

    @Override
    public int hashCode() {
      int hash = 0;
      for (Condition probe : probes) {
        hash = 31 * hash + System.identityHashCode(probe);
      }
      return hash;
    }
  }

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
              return scope != Scopes.EVERYTHING
                      && scopesLeft.get(scope) instanceof Condition.Never never
                  ? never
                  : specialization.apply(probe.condition());
            })
            .toList();
    return new Rest(left, scopesLeft);
  }

  /** Gives a probe's condition with that of its scope. */
  private Condition whole(int probe, Rest rest) {
    int scope = scopes.of(probes.get(probe).rule());
    Condition own = rest.probes().get(probe);
    return scope == Scopes.EVERYTHING ? own : both(rest.scopes().get(scope), own);
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
    var index = new CandidateIndexBuilder(fields, limits.maxIndexBytes());
    var compiler = new ConditionCompiler(fields, limits.maxCombinations(), index::fact);
    int[] kept =
        IntStream.range(0, probes.size())
            .filter(probe -> !(rest.probes().get(probe) instanceof Condition.Never))
            .toArray();
    List<Condition> left = IntStream.of(kept).mapToObj(probe -> whole(probe, rest)).toList();
    for (int step = 0; step < kept.length; step++) {
      index.add(step, left.get(step));
    }
    ConditionTest[] tests = left.stream().map(compiler::compile).toArray(ConditionTest[]::new);
    var settled = IntStream.builder();
    var opened = new ArrayList<Program.OpenScope>();
    for (int scope = 0; scope < rest.scopes().size(); scope++) {
      switch (rest.scopes().get(scope)) {
        case Condition.Always _ -> settled.add(scope);
        case Condition.Never _ -> {
          // No event of the kind is in it.
        }
        case Condition open -> opened.add(new Program.OpenScope(scope, compiler.compile(open)));
      }
    }
    return new Program(
        index.build(kept.length),
        new Program.Places(kept, tests, left),
        compiler.size(),
        settled.build().toArray(),
        opened);
  }
}

package perilune.scenarios.mutation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Scenario;

/** All mutations, in the order in which a matrix shows them. */
public final class Mutations {

  private static final List<Mutation> ALL =
      Stream.of(
              ArgumentMutations.all(),
              WordMutations.all(),
              SourceMutations.all(),
              ScriptMutations.all(),
              InterpreterMutations.all(),
              IdentityMutations.all(),
              ParentMutations.all(),
              StarterMutations.all(),
              TimeMutations.all())
          .flatMap(List::stream)
          .toList();

  private Mutations() {}

  /** Gives all mutations, those of single platforms among them. */
  public static List<Mutation> all() {
    return ALL;
  }

  /** Gives the mutations that make sense on a platform. */
  public static List<Mutation> on(Platform platform) {
    return ALL.stream().filter(mutation -> mutation.platforms().contains(platform)).toList();
  }

  /** Gives the changed forms of a scenario; none on platforms that have no mutations. */
  public static List<Mutation.Mutant> of(Scenario scenario) {
    return ALL.stream()
        .map(mutation -> mutation.apply(scenario))
        .flatMap(Optional::stream)
        .toList();
  }
}

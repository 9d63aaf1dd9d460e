package perilune.scenarios.mutation;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import perilune.scenarios.record.RecordWriter;
import perilune.scenarios.story.Kind;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Scenario;
import perilune.scenarios.story.Story;
import perilune.scenarios.world.Trace;
import perilune.scenarios.world.World;

/**
 * One way to vary an attack.
 *
 * @param id short name
 * @param about what changes, for people
 * @param trace where the changed form still shows: what a format that lacks it hides
 * @param platforms where it makes sense
 * @param change gives the changed attack; empty where it does not apply
 */
public record Mutation(
    String id,
    String about,
    Trace trace,
    Set<Platform> platforms,
    Function<Attack, Optional<Story>> change) {

  /** Where mutations make sense unless said otherwise. */
  static final Set<Platform> EVERYWHERE = Set.of(Platform.LINUX, Platform.MACOS, Platform.WINDOWS);

  static final Set<Platform> POSIX = Set.of(Platform.LINUX, Platform.MACOS);

  public Mutation {
    platforms = Set.copyOf(EnumSet.copyOf(platforms));
  }

  /** Makes one for all platforms. */
  Mutation(String id, String about, Trace trace, Function<Attack, Optional<Story>> change) {
    this(id, about, trace, EVERYWHERE, change);
  }

  /** Gives the same mutation with another trace. */
  Mutation seenBy(Trace other) {
    return new Mutation(id, about, other, platforms, change);
  }

  /** Gives the same mutation for some platforms only. */
  Mutation on(Set<Platform> some) {
    return new Mutation(id, about, trace, some, change);
  }

  /** Gives the same mutation for one platform only. */
  Mutation on(Platform one) {
    return on(Set.of(one));
  }

  /** Says whether the changed form can be told apart by its text only if Lua is evaluated. */
  public boolean evaluates() {
    return trace == Trace.EVALUATED_TEXT;
  }

  /**
   * A changed form.
   *
   * @param mutation how it was changed
   * @param scenario the scenario with the changed attack
   */
  public record Mutant(Mutation mutation, Scenario scenario) {

    /** Says whether telling it apart needs evaluation of Lua code. */
    public boolean evaluates() {
      return mutation.evaluates() || scenario.evaluates();
    }

    /**
     * Gives why records of a format cannot show it; empty if they do. They cannot if they lack what
     * says that the program is Lua; or what says what its code is or who started it, and show
     * nothing that it does after its start, or not who wrote it.
     *
     * @param recorded kinds of telemetry that are recorded
     */
    public Optional<String> hidden(RecordWriter format, Set<Kind> recorded) {
      var seen = EnumSet.copyOf(format.kinds());
      seen.retainAll(recorded);
      Trace trace = mutation.trace();
      return World.of(scenario.platform())
          .flatMap(world -> world.hides(trace, format.name(), seen))
          .filter(_ ->
              trace.everything()
                  || Attack.of(scenario)
                      .filter(attack ->
                          !attack.hasEffects(seen)
                              || trace == Trace.STARTER && attack.isWrittenUnseen(seen))
                      .isPresent());
    }
  }

  /** Gives the changed form of a scenario; empty where the mutation does not apply. */
  public Optional<Mutant> apply(Scenario scenario) {
    return platforms.contains(scenario.platform())
        ? Attack.of(scenario)
            .flatMap(change)
            .filter(story -> !story.equals(scenario.attack()))
            .map(story -> new Mutant(this, scenario.withAttack(story)))
        : Optional.empty();
  }
}

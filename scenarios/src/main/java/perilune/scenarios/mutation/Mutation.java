package perilune.scenarios.mutation;

import java.util.Optional;
import java.util.function.Function;
import perilune.scenarios.story.Scenario;
import perilune.scenarios.story.Story;

/**
 * One way to vary an attack.
 *
 * @param id short name
 * @param about what changes, for people
 * @param evaluates whether the changed form can be told apart by its text only if Lua is evaluated
 * @param hides what no record shows of the changed form; empty if nothing is hidden
 * @param identity whether what is hidden is that the program is Lua at all, and not only its code
 * @param change gives the changed attack; empty where it does not apply
 */
public record Mutation(
    String id,
    String about,
    boolean evaluates,
    String hides,
    boolean identity,
    Function<Attack, Optional<Story>> change) {

  /** Makes one that hides no more than code. */
  public Mutation(
      String id,
      String about,
      boolean evaluates,
      String hides,
      Function<Attack, Optional<Story>> change) {
    this(id, about, evaluates, hides, false, change);
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
     * Says whether what the mutation hides is all there was to see: that the program is Lua, or its
     * code where nothing that it does after its start is in a record.
     */
    public boolean hidden() {
      return mutation.identity()
          || !mutation.hides().isEmpty()
              && Attack.of(scenario).filter(attack -> !attack.hasEffects()).isPresent();
    }
  }

  /** Gives the changed form of a scenario; empty where the mutation does not apply. */
  public Optional<Mutant> apply(Scenario scenario) {
    return Attack.of(scenario)
        .flatMap(change)
        .map(story -> new Mutant(this, scenario.withAttack(story)));
  }
}

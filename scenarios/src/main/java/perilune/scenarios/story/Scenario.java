package perilune.scenarios.story;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One way to abuse Lua, and what must not be taken for it.
 *
 * @param id short name, unique on its platform
 * @param name a line for people
 * @param procedures numbers of the procedures it shows, such as P02
 * @param platform where it plays
 * @param analytic ATT&amp;CK analytic that should find it
 * @param about what happens, in a sentence or two
 * @param expect signals that should be seen, by the file names of their rules
 * @param culprit the actor that a finding has to name; empty where no process is to blame
 * @param needs kinds of telemetry without which it cannot be seen
 * @param evaluates whether telling it apart needs evaluation of Lua code
 * @param attack what happens
 * @param near stories that look alike and have to stay silent
 * @param execution how to do it for real
 */
public record Scenario(
    String id,
    String name,
    List<String> procedures,
    Platform platform,
    String analytic,
    String about,
    List<String> expect,
    Optional<String> culprit,
    Set<Kind> needs,
    boolean evaluates,
    Story attack,
    List<Story> near,
    Execution execution) {

  public Scenario {
    procedures = List.copyOf(procedures);
    expect = List.copyOf(expect);
    needs = Set.copyOf(needs);
    near = List.copyOf(near);
  }

  /**
   * How a scenario is done for real, harmlessly.
   *
   * @param run shell text; empty where it is only replayed
   * @param cleanup shell text that removes what {@code run} left
   * @param privileged whether it has to run as root
   * @param requires programs that have to be installed
   */
  public record Execution(String run, String cleanup, boolean privileged, List<String> requires) {
    public Execution {
      requires = List.copyOf(requires);
    }

    /** Says whether there is anything to run. */
    public boolean possible() {
      return !run.isEmpty();
    }
  }

  /** Gives the same scenario with another attack. */
  public Scenario withAttack(Story other) {
    return new Scenario(
        id,
        name,
        procedures,
        platform,
        analytic,
        about,
        expect,
        culprit,
        needs,
        evaluates,
        other,
        near,
        execution);
  }
}

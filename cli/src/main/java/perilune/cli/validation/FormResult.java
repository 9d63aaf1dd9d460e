package perilune.cli.validation;

import java.util.Set;
import java.util.TreeSet;

/**
 * What became of one form of a scenario.
 *
 * @param form {@code attack}, {@code near}, or the name of a mutation
 * @param verdict the answer
 * @param evaluates whether telling it apart needs evaluation of Lua code
 * @param rules rules with findings of medium or above
 * @param signals all rules that matched
 * @param unseen expected signals that did not
 * @param reason why it is not visible, or what was blamed; empty if there is nothing to say
 */
public record FormResult(
    String form,
    Verdict verdict,
    boolean evaluates,
    Set<String> rules,
    Set<String> signals,
    Set<String> unseen,
    String reason) {
  public FormResult {
    rules = new TreeSet<>(rules);
    signals = new TreeSet<>(signals);
    unseen = new TreeSet<>(unseen);
  }

  /** The name of the form that is the scenario itself. */
  public static final String ATTACK = "attack";

  /** The name of a near miss. */
  public static final String NEAR = "near";

  /** Says whether this is a changed form of the attack. */
  public boolean mutated() {
    return !form.equals(ATTACK) && !form.startsWith(NEAR);
  }
}

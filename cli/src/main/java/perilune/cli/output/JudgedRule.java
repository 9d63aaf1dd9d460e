package perilune.cli.output;

import java.util.Optional;
import perilune.content.RuleFacts;
import perilune.rules.Rule;

/**
 * A rule file and whether its rule runs.
 *
 * @param facts what the file says of itself
 * @param rule the rule, where there is one
 * @param reason why it does not run, in words that many share; empty if it runs
 */
public record JudgedRule(RuleFacts facts, Optional<Rule> rule, String reason) {

  /** Says whether it runs. */
  public boolean runs() {
    return reason.isEmpty();
  }
}

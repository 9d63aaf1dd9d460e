package perilune.cli.output;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import perilune.engine.profile.RunProfile;
import perilune.rules.Rule;

/**
 * What a run cost, with the names of its rules.
 *
 * @param profile what was measured
 * @param names names of rules by id
 */
public record RunCost(RunProfile profile, Map<String, String> names) {

  public RunCost {
    names = Map.copyOf(names);
  }

  /** Makes it for the rules that ran. */
  public static RunCost of(RunProfile profile, List<Rule> rules) {
    return new RunCost(
        profile,
        rules.stream()
            .collect(
                Collectors.toMap(
                    rule -> rule.header().id(), rule -> rule.header().name(), (one, _) -> one)));
  }

  /** Gives the name of a rule, or its id where it has none. */
  String name(String ruleId) {
    String name = names.getOrDefault(ruleId, "");
    return name.isBlank() ? ruleId : name;
  }
}

package perilune.cli;

import java.util.Locale;
import perilune.cli.output.Shown;
import perilune.content.RuleFacts;
import picocli.CommandLine.Command;

/** {@code perilune rules}: look at rules, alone or beside telemetry. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel =
        "(check | list | show | parameters | coverage | explain | test | convert)",
    description = "Looks at rules: what is wrong with them, what they need, why they did not fire.",
    subcommands = {
      RulesCheckCommand.class,
      RulesListCommand.class,
      RulesShowCommand.class,
      RulesParametersCommand.class,
      RulesCoverageCommand.class,
      RulesExplainCommand.class,
      RulesTestCommand.class,
      RulesConvertCommand.class
    })
final class RulesCommand {

  /** Says whether a rule is meant by what somebody typed: its id, name, file name or file. */
  static boolean isNamed(RuleFacts facts, String wanted) {
    String place = facts.place();
    String file = place.substring(place.lastIndexOf('/') + 1);
    return !wanted.isEmpty()
        && (wanted.equals(facts.id())
            || wanted.toLowerCase(Locale.ROOT).equals(facts.name().toLowerCase(Locale.ROOT))
            || wanted.equals(place)
            || wanted.equals(file)
            || (wanted + ".toml").equals(file));
  }

  /** Says that there is no such rule. */
  static int unknown(String wanted, Main.Streams streams) {
    streams
        .err()
        .println(
            "perilune: no rule is called '"
                + Shown.plain(wanted)
                + "'; 'perilune rules list' shows them");
    return ExitCode.WRONG_USE;
  }
}

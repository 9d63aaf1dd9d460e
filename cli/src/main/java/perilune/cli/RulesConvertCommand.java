package perilune.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import perilune.cli.output.Shown;
import perilune.content.RuleTree;
import perilune.rules.Rule;
import perilune.rules.convert.Conversion;
import perilune.rules.convert.Converted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perilune rules convert}: rules in another language, and what that loses. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = {
      "Writes rules in EQL (a TOML rule file) or Sigma to standard output.",
      "What does not survive stands in comments and on standard error; a rule that would lose its",
      "meaning is not written, and the exit code is 2."
    })
final class RulesConvertCommand implements Callable<Integer> {

  private enum Target {
    EQL,
    SIGMA
  }

  private final Main.Streams streams;

  @Parameters(paramLabel = "RULE", arity = "1..*", description = "Rule files or folders.")
  private List<Path> paths = List.of();

  @Option(names = "--to", paramLabel = "LANGUAGE", required = true, description = "eql or sigma.")
  private Target target = Target.SIGMA;

  @Mixin private RuleOptions options = new RuleOptions();

  RulesConvertCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    RuleTree.Loaded loaded = options.load(paths);
    if (!options.mayGoOn(loaded, streams)) {
      return ExitCode.WRONG_USE;
    }
    int lost = 0;
    String between = "";
    for (Rule rule : loaded.rules()) {
      Converted converted =
          target == Target.EQL ? Conversion.toEql(rule) : Conversion.toSigma(rule);
      tell(rule, converted);
      if (converted.text().isEmpty()) {
        lost++;
      } else {
        streams.out().print(between + converted.text().get());
        between = target == Target.EQL ? "\n" : "---\n";
      }
    }
    return lost > 0 ? ExitCode.WRONG_USE : ExitCode.DONE;
  }

  private void tell(Rule rule, Converted converted) {
    String name = Shown.plain(rule.header().name());
    if (converted.text().isEmpty()) {
      streams.err().println("perilune: '" + name + "' is not converted; it would lose:");
    } else if (!converted.losses().isEmpty()) {
      streams.err().println("perilune: '" + name + "' is converted, but:");
    }
    converted.losses().forEach(loss -> streams.err().println("  " + Shown.plain(loss)));
  }
}

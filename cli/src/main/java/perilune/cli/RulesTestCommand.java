package perilune.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import perilune.content.RuleTree;
import perilune.rules.Rule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perilune rules test}: rules against the events that lie beside them. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Runs rules over their samples. Beside NAME.toml or NAME.yml lie NAME.match.* (to be found)",
      "and NAME.nomatch.* or NAME.nearmiss.* (not to be found), in any format that hunt reads;",
      "NAME.inventory, NAME.baseline and NAME.parameters say what the host and the site are like.",
      "SigmaHQ's regression_data (info.yml) is read as it is; --rules says where its rules are.",
      "Exits with 3 if a sample fails."
    })
final class RulesTestCommand implements Callable<Integer> {

  private enum Output {
    TEXT,
    NDJSON,
    JUNIT
  }

  private final Main.Streams streams;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Rules and samples, or folders.")
  private List<Path> paths = List.of();

  @Option(
      names = "--output",
      paramLabel = "FORM",
      description = "text, ndjson or junit (default: text).")
  private Output output = Output.TEXT;

  @Option(names = "--details", description = "Name the samples that pass, too.")
  private boolean details;

  @Mixin private RuleOptions options = new RuleOptions();
  @Mixin private InputOptions inputs = new InputOptions();

  RulesTestCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    var search = new SampleSearch(paths);
    RuleTree.Loaded loaded = options.load(search.ruleFiles(), false);
    if (!options.mayGoOn(loaded, streams)) {
      return ExitCode.WRONG_USE;
    }
    Map<String, Rule> rules = byId(loaded);
    List<SampleCase> cases = search.cases(loaded.rules());
    if (cases.isEmpty()) {
      throw new UsageMistake(
          "there are no samples; name them NAME.match.ndjson and NAME.nomatch.ndjson beside"
              + " NAME.yml or NAME.toml");
    }
    var proof =
        new SampleProof(
            rules,
            parameters -> byId(options.loadWith(search.ruleFiles(), parameters)),
            inputs,
            streams);
    var outcomes = new ArrayList<SampleCase.Outcome>();
    Set<String> tried = new HashSet<>();
    for (SampleCase one : cases) {
      outcomes.add(proof.run(one));
      tried.add(one.ruleId());
    }
    var report = new SampleReport(outcomes, streams.out());
    long untried = rules.keySet().stream().filter(id -> !tried.contains(id)).count();
    switch (output) {
      case TEXT -> report.text(details, untried);
      case NDJSON -> report.ndjson(untried);
      case JUNIT -> report.junit();
    }
    return report.failed() > 0 ? ExitCode.SEVERITY_REACHED : ExitCode.DONE;
  }

  private static Map<String, Rule> byId(RuleTree.Loaded loaded) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    loaded.rules().forEach(rule -> rules.put(rule.header().id(), rule));
    return rules;
  }
}

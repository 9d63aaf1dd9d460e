package perilune.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import perilune.cli.validation.ScenarioResult;
import perilune.cli.validation.ValidationNdjson;
import perilune.cli.validation.ValidationText;
import perilune.content.RuleTree;
import perilune.event.FieldTable;
import perilune.scenarios.record.RecordWriter;
import perilune.scenarios.story.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code perilune validate}: tries the rules against scenarios. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Tries the rules against scenarios of abuse, and against what must stay silent.")
final class ValidateCommand implements Callable<Integer> {

  private final Main.Streams streams;

  @Mixin private ScenarioOptions scenarios = new ScenarioOptions();
  @Mixin private RuleOptions rules = new RuleOptions();

  @Option(
      names = "--output",
      paramLabel = "FORM",
      description = "text, or ndjson: a document for each form and a summary (default: text).")
  private Output output = Output.TEXT;

  private enum Output {
    TEXT,
    NDJSON
  }

  ValidateCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    List<Scenario> wanted = scenarios.wanted();
    RuleTree.Loaded loaded = rules.load(List.of());
    if (!rules.mayGoOn(loaded, streams)) {
      return ExitCode.WRONG_USE;
    }
    var fields = new FieldTable();
    var inputs = new InputOptions();
    Optional<Workbench> bench =
        Workbench.of(
            rules.exceptions().applied(loaded.rules(), Instant.now(), streams),
            inputs.pipelineOptions(),
            fields,
            rules.skipBroken(),
            streams);
    if (bench.isEmpty()) {
      return ExitCode.WRONG_USE;
    }
    var replay = new StoryReplay(bench.get(), fields, inputs.readLimits());
    var results = new ArrayList<ScenarioResult>();
    for (Scenario scenario : wanted) {
      for (RecordWriter writer : scenarios.writers(scenario.platform())) {
        results.add(new ScenarioTrial(replay, writer, scenarios.telemetry(writer)).run(scenario));
      }
    }
    if (output == Output.NDJSON) {
      new ValidationNdjson(streams.out()).print(results);
    } else {
      new ValidationText(streams.out()).print(results);
    }
    boolean bad =
        results.stream().flatMap(r -> r.forms().stream()).anyMatch(f -> f.verdict().bad());
    return bad ? ExitCode.SEVERITY_REACHED : ExitCode.DONE;
  }
}

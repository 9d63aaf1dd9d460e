package perilune.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perilune.cli.validation.FormResult;
import perilune.cli.validation.Matrix;
import perilune.cli.validation.MatrixJson;
import perilune.cli.validation.MatrixText;
import perilune.cli.validation.RecordedText;
import perilune.cli.validation.ScenarioResult;
import perilune.cli.validation.ValidationNdjson;
import perilune.cli.validation.ValidationText;
import perilune.content.RuleTree;
import perilune.event.FieldTable;
import perilune.scenarios.atomic.AtomicYaml;
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

  private enum Output {
    TEXT,
    NDJSON,
    JSON,
    MARKDOWN
  }

  private final Main.Streams streams;

  @Mixin private ScenarioOptions scenarios = new ScenarioOptions();
  @Mixin private RuleOptions rules = new RuleOptions();

  @Option(
      names = "--mutations",
      description =
          "Also try changed forms of each attack: other arguments, names, parents, times.")
  private boolean mutations;

  @Option(
      names = "--matrix",
      description = "Try changed forms, and show what would evade: by scenario, and rule by rule.")
  private boolean matrix;

  @Option(
      names = "--execute",
      description =
          "Run the scenarios for real, harmlessly, under the Linux audit subsystem. Needs root.")
  private boolean execute;

  @Option(
      names = "--recorded",
      paramLabel = "DIR",
      description = "Replay the recordings of a folder whose labels.json says what they are.")
  private @Nullable Path recorded;

  @Option(
      names = "--export-atomic",
      paramLabel = "DIR",
      description = "Write the scenarios as Atomic Red Team YAML, and do nothing else.")
  private @Nullable Path atomic;

  @Option(
      names = "--write-telemetry",
      paramLabel = "DIR",
      description = "Write the scenarios' records as files with labels, and do nothing else.")
  private @Nullable Path telemetry;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      description =
          "text; ndjson: a document for each form and a summary; json, markdown: with --matrix, one"
              + " document (default: text).")
  private Output output = Output.TEXT;

  ValidateCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (!matrix && (output == Output.JSON || output == Output.MARKDOWN)) {
      throw new UsageMistake("--output json and markdown show a matrix; add --matrix");
    }
    if (atomic != null || telemetry != null) {
      return export(scenarios.wanted());
    }
    List<Scenario> wanted = recorded == null ? scenarios.wanted() : List.of();
    Optional<StoryReplay> replay = replay();
    if (replay.isEmpty()) {
      return ExitCode.WRONG_USE;
    }
    if (recorded != null) {
      return recorded(recorded, replay.get());
    }
    List<ScenarioResult> results =
        execute ? new LiveTrial(replay.get(), streams).run(wanted) : replayed(wanted, replay.get());
    print(results);
    return exitCode(results.stream().flatMap(result -> result.forms().stream()).toList());
  }

  private int export(List<Scenario> wanted) throws IOException {
    if (telemetry != null) {
      int files = new TelemetryExport(telemetry, scenarios).write(wanted);
      streams.err().println("wrote " + files + " recordings and their labels to " + telemetry);
    }
    if (atomic != null) {
      Path folder = Files.createDirectories(atomic.resolve(AtomicYaml.TECHNIQUE));
      Path file = folder.resolve(AtomicYaml.TECHNIQUE + ".yaml");
      Files.writeString(file, AtomicYaml.of(wanted));
      streams.err().println("wrote " + file);
    }
    return ExitCode.DONE;
  }

  private int recorded(Path folder, StoryReplay replay) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new UsageMistake("--recorded needs a folder, and " + folder + " is none");
    }
    List<FormResult> results = new RecordedTrial(replay).run(folder);
    new RecordedText(streams.out()).print(results);
    return exitCode(results);
  }

  private Optional<StoryReplay> replay() {
    RuleTree.Loaded loaded = rules.load(List.of());
    if (!rules.mayGoOn(loaded, streams)) {
      return Optional.empty();
    }
    var fields = new FieldTable();
    var inputs = new InputOptions();
    return Workbench.of(
            rules.exceptions().applied(loaded.rules(), Instant.now(), streams),
            inputs.pipelineOptions(),
            fields,
            rules.skipBroken(),
            streams)
        .map(bench -> new StoryReplay(bench, fields, inputs.readLimits()));
  }

  private List<ScenarioResult> replayed(List<Scenario> wanted, StoryReplay replay)
      throws IOException {
    var results = new ArrayList<ScenarioResult>();
    for (Scenario scenario : wanted) {
      for (RecordWriter writer : scenarios.writers(scenario.platform())) {
        var trial = new ScenarioTrial(replay, writer, scenarios.telemetry(writer));
        results.add(mutations || matrix ? trial.runChanged(scenario) : trial.run(scenario));
      }
    }
    return results;
  }

  private void print(List<ScenarioResult> results) {
    switch (output) {
      case NDJSON -> new ValidationNdjson(streams.out()).print(results);
      case JSON -> new MatrixJson(streams.out()).print(new Matrix(results));
      case MARKDOWN -> new MatrixText(streams.out(), true).print(new Matrix(results));
      case TEXT -> {
        if (matrix) {
          new MatrixText(streams.out(), false).print(new Matrix(results));
        } else {
          new ValidationText(streams.out()).print(results);
        }
      }
    }
  }

  private static int exitCode(List<FormResult> forms) {
    boolean bad = forms.stream().anyMatch(form -> form.verdict().bad());
    return bad ? ExitCode.SEVERITY_REACHED : ExitCode.DONE;
  }
}

package perilune.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import perilune.cli.output.Paint;
import perilune.cli.output.SummaryText;
import perilune.engine.RuleCompiler;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.pipeline.Assembly;
import perilune.pipeline.Pipeline;
import perilune.pipeline.PipelineOptions;
import perilune.telemetry.json.EventDocument;
import perilune.telemetry.json.JsonLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perilune normalize}: the events as ECS documents, one a line. */
@Command(
    name = "normalize",
    mixinStandardHelpOptions = true,
    description = "Writes the events as ECS NDJSON, in order, with their context.")
final class NormalizeCommand implements Callable<Integer> {

  private final Main.Streams streams;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = InputOptions.PATHS)
  private List<String> paths = List.of();

  @Mixin private InputOptions inputs = new InputOptions();
  @Mixin private PackageOptions packages = new PackageOptions();

  @Option(names = "--original", description = "Add the raw record as event.original.")
  private boolean original;

  NormalizeCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    var fields = new FieldTable();
    PipelineOptions options = packages.addTo(inputs.pipelineOptions(), streams);
    var none = new RuleCompiler(fields, options.engine()).compile(List.of()).rules();
    Assembly assembly =
        Assembly.of(options, none, fields)
            .wanting(original ? FieldDemand.all() : FieldDemand.allBut(KnownField.EVENT_ORIGINAL));
    var lines = new JsonLines(streams.out());
    String only = inputs.host().orElse("");
    EventRun.Outcome outcome =
        new EventRun(assembly, inputs.readLimits(), streams)
            .over(
                paths,
                new EventRun.Sinks(
                    _ -> {},
                    Pipeline.Taps.apart(event -> {
                      if (only.isEmpty()
                          || event.header().hostKey.equals(only)
                          || event.hasText(KnownField.HOST_NAME, only)) {
                        EventDocument.write(event, lines);
                      }
                    }),
                    _ -> {}));
    lines.flush();
    packages.tellMismatches(streams);
    var summary = new SummaryText(streams.err(), new Paint(false));
    summary.problems(outcome.inputs(), outcome.unreadable());
    summary.oddities(outcome.counters(), outcome.inputNames()::name);
    return outcome.lostAnything() ? ExitCode.INPUT_LOST : ExitCode.DONE;
  }
}

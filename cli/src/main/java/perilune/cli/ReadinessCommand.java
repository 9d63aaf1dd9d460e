package perilune.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perilune.cli.output.Paint;
import perilune.cli.output.ReadinessJson;
import perilune.cli.output.ReadinessReport;
import perilune.cli.output.ReadinessText;
import perilune.cli.output.SummaryText;
import perilune.cli.output.Terminal;
import perilune.cli.output.html.ReadinessHtml;
import perilune.content.RuleTree;
import perilune.engine.RuleCompiler;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.pipeline.Assembly;
import perilune.pipeline.Pipeline;
import perilune.pipeline.PipelineOptions;
import perilune.pipeline.readiness.HostReadiness;
import perilune.pipeline.readiness.HostSurvey;
import perilune.pipeline.readiness.ReadinessJudge;
import perilune.telemetry.json.JsonLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perilune readiness}: which of ATT&CK's analytics can work with given telemetry. */
@Command(
    name = "readiness",
    mixinStandardHelpOptions = true,
    description = {
      "Says for each host which of ATT&CK's analytics for Lua (AN0278 to AN0281) can work with its",
      "telemetry: which events and fields the rules need, which of them are there, which rules are",
      "blind and why, and what to switch on. What a rule needs is found out by running its own",
      "sample without one kind of events or field after the other."
    })
final class ReadinessCommand implements Callable<Integer> {

  /** How results are shown. */
  private enum Output {
    TEXT,
    /** The same as NDJSON. */
    JSON,
    NDJSON,
    HTML
  }

  private final Main.Streams streams;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = InputOptions.PATHS)
  private List<String> paths = List.of();

  @Mixin private InputOptions inputs = new InputOptions();
  @Mixin private PackageOptions packages = new PackageOptions();
  @Mixin private RuleOptions rules = new RuleOptions();

  @Option(
      names = "--output",
      paramLabel = "FORM",
      description = "text, json (one object a line, as ndjson), or html: one page (default: text).")
  private Output output = Output.TEXT;

  @Option(
      names = {"-o", "--output-file"},
      paramLabel = "FILE",
      description = "Write the output to this file, in the place of standard output.")
  private @Nullable Path outputFile;

  ReadinessCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Instant start = Instant.now();
    RuleTree.Loaded loaded = rules.load(List.of());
    if (!rules.mayGoOn(loaded, streams)) {
      return ExitCode.WRONG_USE;
    }
    var fields = new FieldTable();
    PipelineOptions options = packages.addTo(inputs.pipelineOptions(), streams);
    Optional<Workbench> bench =
        Workbench.of(loaded.rules(), options, fields, rules.skipBroken(), streams);
    if (bench.isEmpty()) {
      return ExitCode.WRONG_USE;
    }
    try (var out = OutputFile.open(outputFile, read(), streams.out())) {
      var judge = new ReadinessJudge(bench.get().rules(), options, packages.given());
      var survey = new HostSurvey(fields, judge.wanted(), HostSurvey.DEFAULT_MAX_HOSTS);
      EventRun.Outcome outcome = survey(options, fields, survey);
      List<HostReadiness> hosts = survey.hosts().stream().map(judge::of).toList();
      var report = report(start, bench.get(), outcome, hosts, survey.untold());
      print(report, out.stream());
      tell(outcome, survey.untold());
      return outcome.lostAnything() ? ExitCode.INPUT_LOST : ExitCode.DONE;
    }
  }

  private List<String> read() {
    var read = new ArrayList<>(paths);
    read.addAll(rules.paths());
    read.addAll(packages.files());
    return read;
  }

  /** Reads with no rule at all: what events are like is all that is asked. */
  private EventRun.Outcome survey(PipelineOptions options, FieldTable fields, HostSurvey survey)
      throws IOException {
    var none = new RuleCompiler(fields, options.engine()).compile(List.of());
    Assembly assembly = Assembly.of(options, none.rules(), fields).wanting(FieldDemand.all());
    String only = inputs.host().orElse("");
    return new EventRun(assembly, inputs.readLimits(), streams)
        .over(
            paths,
            new EventRun.Sinks(
                _ -> {},
                Pipeline.Taps.apart(event -> {
                  if (only.isEmpty()
                      || event.header().hostKey.equals(only)
                      || event.hasText(KnownField.HOST_NAME, only)) {
                    survey.see(event);
                  }
                }),
                _ -> {}));
  }

  private ReadinessReport report(
      Instant start,
      Workbench bench,
      EventRun.Outcome outcome,
      List<HostReadiness> hosts,
      long untold) {
    List<String> arguments =
        spec == null ? List.of() : spec.commandLine().getParseResult().originalArgs();
    return new ReadinessReport(
        BuildVersion.text(),
        arguments,
        start,
        bench.rules().size(),
        bench.ruleSetHash(),
        outcome.inputs(),
        outcome.unreadable(),
        outcome.inputNames()::name,
        outcome.counters(),
        hosts,
        untold);
  }

  private void print(ReadinessReport report, PrintStream out) {
    switch (output) {
      case TEXT ->
          new ReadinessText(out, new Paint(outputFile == null && Terminal.wantsColour()))
              .print(report);
      case JSON, NDJSON -> new ReadinessJson(new JsonLines(out)).write(report);
      case HTML -> new ReadinessHtml(out).print(report);
    }
    out.flush();
  }

  private void tell(EventRun.Outcome outcome, long untold) {
    packages.tellMismatches(streams);
    var summary = new SummaryText(streams.err(), new Paint(false));
    summary.problems(outcome.inputs(), outcome.unreadable());
    summary.oddities(outcome.counters(), outcome.inputNames()::name);
    if (untold > 0) {
      streams
          .err()
          .println(
              "note: "
                  + untold
                  + " events are of more hosts than "
                  + HostSurvey.DEFAULT_MAX_HOSTS
                  + " and were not judged");
    }
  }
}

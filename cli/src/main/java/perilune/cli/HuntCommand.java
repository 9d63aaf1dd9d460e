package perilune.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perilune.cli.output.FindingNdjson;
import perilune.cli.output.FindingPrinter;
import perilune.cli.output.FindingText;
import perilune.cli.output.Paint;
import perilune.cli.output.RunSummary;
import perilune.cli.output.Terminal;
import perilune.cli.output.html.FindingHtml;
import perilune.content.RuleTree;
import perilune.engine.Match;
import perilune.event.FieldTable;
import perilune.findings.Finding;
import perilune.findings.FindingBuilder;
import perilune.findings.FindingRevisions;
import perilune.pipeline.Scope;
import perilune.rules.Severity;
import perilune.telemetry.Input;
import perilune.telemetry.Inputs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perilune hunt}: findings in files, folders or standard input. */
@Command(
    name = "hunt",
    mixinStandardHelpOptions = true,
    description = "Finds what the rules look for in files, folders or standard input.")
final class HuntCommand implements Callable<Integer> {

  private enum Output {
    TEXT,
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
      names = "--history",
      paramLabel = "PATH",
      description =
          "Telemetry from before: what it shows is known, and nothing of it is found. Can be repeated.")
  private List<String> history = List.of();

  @Option(
      names = "--output",
      paramLabel = "FORM",
      description =
          "text, ndjson, or html: one page to mail, with timeline and process tree (default: text).")
  private Output output = Output.TEXT;

  @Option(
      names = {"-o", "--output-file"},
      paramLabel = "FILE",
      description = "Write the output to this file, in the place of standard output.")
  private @Nullable Path outputFile;

  @Option(names = "--since", paramLabel = "TIME", description = "Only findings from this time on.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only findings up to this time.")
  private @Nullable String until;

  @Option(
      names = "--user",
      paramLabel = "USER",
      description = "Only findings of this user, id or name, or of that user's login.")
  private @Nullable String user;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "Exit with 3 if a finding is low, medium, high or critical, or worse.")
  private @Nullable Severity failOn;

  private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);
  private final FindingRevisions revisions = new FindingRevisions();
  private long outsideScope;
  private EventRun.InputNames names = number -> "input " + number;
  // Names of the inputs that only teach.
  private Set<String> known = Set.of();

  HuntCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Instant start = Instant.now();
    RuleTree.Loaded loaded = rules.load(List.of());
    if (!rules.mayGoOn(loaded, streams)) {
      return ExitCode.WRONG_USE;
    }
    if (loaded.rules().isEmpty()) {
      throw new UsageMistake(
          "no rule was loaded, so nothing can be found; look at --rules and --packs");
    }
    var fields = new FieldTable();
    Optional<Workbench> bench =
        Workbench.of(
            loaded.rules(),
            packages.addTo(inputs.pipelineOptions(), streams),
            fields,
            rules.skipBroken(),
            streams);
    if (bench.isEmpty()) {
      return ExitCode.WRONG_USE;
    }
    var builder = new FindingBuilder(bench.get().rules(), fields);
    Scope scope = scope();
    try (var out = OutputFile.open(outputFile, read(), streams.out())) {
      FindingPrinter printer = printer(out.stream(), start);
      EventRun.Outcome outcome =
          new EventRun(bench.get().assembly(), inputs.readLimits(), streams)
              .over(
                  withHistory(),
                  new EventRun.Sinks(
                      match -> show(match, builder, scope, printer),
                      _ -> {},
                      given -> names = given));
      packages.tellMismatches(streams);
      printer.print(summary(bench.get(), outcome, Duration.between(start, Instant.now())));
      return exitCode(outcome);
    }
  }

  /** Gives all that is read and that an output must not overwrite. */
  private List<String> read() {
    var read = new ArrayList<>(paths);
    read.addAll(history);
    read.addAll(rules.paths());
    read.addAll(packages.files());
    return read;
  }

  /** History comes first: a file that is named as both is history. */
  private List<String> withHistory() {
    if (history.contains(Inputs.STANDARD_INPUT)) {
      throw new UsageMistake("--history names files and folders, not standard input");
    }
    known =
        new Inputs(streams.in())
            .find(history).inputs().stream().map(Input::name).collect(Collectors.toSet());
    return Stream.concat(history.stream(), paths.stream()).toList();
  }

  private void show(Match match, FindingBuilder builder, Scope scope, FindingPrinter printer) {
    if (!known.isEmpty() && known.contains(names.name(match.latest().input()))) {
      return;
    }
    Optional<Finding> finding = builder.build(match);
    if (finding.isEmpty()) {
      return;
    }
    if (!scope.holds(finding.get())) {
      outsideScope++;
      return;
    }
    // A finding that grew counts once, as bad as it is now.
    revisions
        .severity(finding.get().id())
        .ifPresent(before -> counts.computeIfPresent(before, (_, n) -> n == 1 ? null : n - 1));
    Finding numbered = revisions.next(finding.get());
    counts.merge(numbered.rule().severity(), 1L, Long::sum);
    printer.print(numbered, names::name);
  }

  private Scope scope() {
    return new Scope(
        Optional.ofNullable(since).map(text -> TimeText.instant("--since", text)),
        Optional.ofNullable(until).map(text -> TimeText.instant("--until", text)),
        inputs.host(),
        Optional.ofNullable(user));
  }

  private FindingPrinter printer(PrintStream out, Instant start) {
    boolean colour = outputFile == null && Terminal.wantsColour();
    return switch (output) {
      case TEXT -> new FindingText(out, new Paint(colour), Terminal.width());
      case NDJSON -> new FindingNdjson(out);
      case HTML -> new FindingHtml(out, start);
    };
  }

  private RunSummary summary(Workbench bench, EventRun.Outcome outcome, Duration time) {
    List<String> arguments =
        spec == null ? List.of() : spec.commandLine().getParseResult().originalArgs();
    return new RunSummary(
        BuildVersion.text(),
        arguments,
        bench.ruleSetHash(),
        bench.rules().size(),
        outcome.inputs(),
        outcome.unreadable(),
        outcome.inputNames()::name,
        outcome.counters(),
        counts,
        outsideScope,
        time);
  }

  private int exitCode(EventRun.Outcome outcome) {
    Severity floor = failOn;
    if (floor != null && counts.keySet().stream().anyMatch(severity -> severity.reaches(floor))) {
      return ExitCode.SEVERITY_REACHED;
    }
    return outcome.lostAnything() ? ExitCode.INPUT_LOST : ExitCode.DONE;
  }
}

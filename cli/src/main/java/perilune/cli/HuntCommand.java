package perilune.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import perilune.cli.output.BlindRules;
import perilune.cli.output.FindingNdjson;
import perilune.cli.output.FindingPrinter;
import perilune.cli.output.FindingText;
import perilune.cli.output.MatchNdjson;
import perilune.cli.output.Paint;
import perilune.cli.output.ProfileText;
import perilune.cli.output.RunSummary;
import perilune.cli.output.Terminal;
import perilune.cli.output.html.FindingHtml;
import perilune.content.RuleTree;
import perilune.event.FieldTable;
import perilune.pipeline.Pipeline;
import perilune.pipeline.Scope;
import perilune.rules.Rule;
import perilune.rules.Severity;
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
    HTML,
    MATCHES
  }

  private final Main.Streams streams;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = InputOptions.PATHS)
  private List<String> paths = List.of();

  @Mixin private InputOptions inputs = new InputOptions();
  @Mixin private PackageOptions packages = new PackageOptions();
  @Mixin private RuleOptions rules = new RuleOptions();
  @Mixin private BaselineOptions baseline = new BaselineOptions();

  @Mixin private HistoryOptions history = new HistoryOptions();
  @Mixin private ProfileOptions profile = new ProfileOptions();

  @Option(
      names = "--output",
      paramLabel = "FORM",
      description =
          "text, ndjson, html: one page to mail, with timeline and process tree, or matches: a short"
              + " line of NDJSON a match, for counting and for what comes next (default: text).")
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

  @Option(
      names = "--deprecated",
      description = "Also run rules that their authors marked as deprecated.")
  private boolean deprecated;

  @Option(
      names = "--signals",
      description =
          "Also show signals (building blocks): matches that are findings only when they add up.")
  private boolean signals;

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
    List<Rule> wanted = wanted(loaded.rules());
    RuleOptions.tellBuildingBlocks(wanted, streams);
    var fields = new FieldTable();
    Optional<Workbench> bench =
        Workbench.of(
                rules.exceptions().applied(wanted, start, streams),
                baseline.addTo(packages.addTo(inputs.pipelineOptions(), streams)),
                fields,
                rules.skipBroken(),
                streams)
            .map(made -> output == Output.MATCHES ? made.forMatches() : made);
    if (bench.isEmpty()) {
      return ExitCode.WRONG_USE;
    }
    try (var out = OutputFile.open(outputFile, read(), streams.out())) {
      MatchDesk desk = desk(bench.get(), fields, out.stream(), start);
      EventRun.Outcome outcome = run(bench.get(), desk);
      profile.judged();
      desk.finish();
      packages.tellMismatches(streams);
      var run = new Run(start, loaded.rules().size() - wanted.size());
      RunSummary summary = summary(bench.get(), desk, outcome, run);
      desk.print(summary);
      if (output == Output.HTML && summary.cost() != null) {
        // The page is for readers of findings.
        new ProfileText(streams.err(), new Paint(false)).print(summary.cost());
      }
      return exitCode(desk, outcome);
    }
  }

  private EventRun.Outcome run(Workbench bench, MatchDesk desk) throws IOException {
    // What is measured has to be one after the other.
    int threads = profile.isAsked() ? 1 : inputs.threads();
    return new EventRun(profile.addTo(bench.assembly()), inputs.readLimits(), streams)
        .onThreads(threads)
        .over(
            history.and(paths, streams),
            new EventRun.Sinks(desk::take, Pipeline.Taps.NONE, desk::names));
  }

  /** Gives the rules that are to run; at least one. */
  private List<Rule> wanted(List<Rule> loaded) {
    List<Rule> wanted =
        loaded.stream()
            .filter(rule -> deprecated || !rule.header().terms().deprecated())
            .map(rule -> signals ? rule.with(rule.header().told()) : rule)
            .toList();
    if (wanted.isEmpty()) {
      throw new UsageMistake(
          loaded.isEmpty()
              ? "no rule was loaded, so nothing can be found; look at --rules and --packs"
              : "all rules are deprecated, so nothing can be found; --deprecated runs them");
    }
    return wanted;
  }

  /** Gives all that is read and that an output must not overwrite. */
  private List<String> read() {
    var read = new ArrayList<>(paths);
    read.addAll(history.paths());
    read.addAll(rules.paths());
    read.addAll(rules.exceptions().paths());
    read.addAll(packages.files());
    read.addAll(baseline.files());
    return read;
  }

  private Scope scope() {
    return new Scope(
        Optional.ofNullable(since).map(text -> TimeText.instant("--since", text)),
        Optional.ofNullable(until).map(text -> TimeText.instant("--until", text)),
        inputs.host(),
        Optional.ofNullable(user));
  }

  private MatchDesk desk(Workbench bench, FieldTable fields, PrintStream out, Instant start) {
    var passed = new PassedOver(history, new ApprovedStories(baseline.baseline(), bench.rules()));
    boolean colour = outputFile == null && Terminal.wantsColour();
    Function<FindingPrinter, MatchDesk> findings =
        printer -> new FindingDesk(bench.rules(), fields, scope(), passed, printer);
    return switch (output) {
      case TEXT -> findings.apply(new FindingText(out, new Paint(colour), Terminal.width()));
      case NDJSON -> findings.apply(new FindingNdjson(out));
      case HTML -> findings.apply(new FindingHtml(out, start));
      case MATCHES -> new PlainDesk(bench.rules(), scope(), passed, new MatchNdjson(out));
    };
  }

  private RunSummary summary(Workbench bench, MatchDesk desk, EventRun.Outcome outcome, Run run) {
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
        desk.counts(),
        desk.outsideScope(),
        desk.untold(run.deprecated()),
        BlindRules.of(bench.assembly().rules(), outcome.withoutTelemetry()),
        Duration.between(run.start(), Instant.now()),
        profile.cost(bench, outcome.counters().stage()));
  }

  /** When a run began, and how many deprecated rules it left out. */
  private record Run(Instant start, long deprecated) {}

  private int exitCode(MatchDesk desk, EventRun.Outcome outcome) {
    Severity floor = failOn;
    if (floor != null
        && desk.counts().keySet().stream().anyMatch(severity -> severity.reaches(floor))) {
      return ExitCode.SEVERITY_REACHED;
    }
    return outcome.lostAnything() ? ExitCode.INPUT_LOST : ExitCode.DONE;
  }
}

package perilune.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perilune.cli.output.Paint;
import perilune.cli.output.Shown;
import perilune.cli.output.SummaryText;
import perilune.content.RuleTree;
import perilune.context.baseline.Baseline;
import perilune.context.baseline.BaselineLimits;
import perilune.context.baseline.BaselineText;
import perilune.context.baseline.Learner;
import perilune.context.baseline.Touch;
import perilune.engine.Match;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perilune baseline learn}: what runs Lua where, from history. */
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    description = {
      "Learns from telemetry what runs Lua on which hosts, generalised to few entries.",
      "The rules run too: what a signal touches is kept apart and needs an explicit yes.",
      "Nothing is approved by learning."
    })
final class BaselineLearnCommand implements Callable<Integer> {

  /** Of a rule that marks deviations: it knows no approval here, and would touch nothing new. */
  private static final String DEVIATION_TAG = "Baseline: Deviation";

  private final Main.Streams streams;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = InputOptions.PATHS)
  private List<String> paths = List.of();

  @Mixin private InputOptions inputs = new InputOptions();
  @Mixin private PackageOptions packages = new PackageOptions();
  @Mixin private RuleOptions rules = new RuleOptions();

  @Option(
      names = {"-o", "--output-file"},
      paramLabel = "FILE",
      description = "Where to write the baseline (default: standard output, or --into's file).")
  private @Nullable Path output;

  @Option(
      names = "--into",
      paramLabel = "FILE",
      description =
          "A baseline to which this adds. What it stands for already gains support; all else"
              + " becomes entries of its own that nobody approved.")
  private @Nullable Path into;

  BaselineLearnCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Baseline known = into == null ? Baseline.EMPTY : BaselineFile.read(into);
    RuleTree.Loaded loaded = rules.load(List.of());
    if (!rules.mayGoOn(loaded, streams)) {
      return ExitCode.WRONG_USE;
    }
    Path target = output == null ? into : output;
    refuseEvidence(target);
    var fields = new FieldTable();
    List<Rule> judging =
        loaded.rules().stream()
            .filter(rule -> !rule.header().tags().contains(DEVIATION_TAG))
            .toList();
    Optional<Workbench> bench =
        Workbench.of(
            judging,
            packages.addTo(inputs.pipelineOptions(), streams),
            fields,
            rules.skipBroken(),
            streams,
            Learner.kept().stream().map(KnownField::fieldName).toList());
    if (bench.isEmpty()) {
      return ExitCode.WRONG_USE;
    }
    var learner =
        new Learner(BaselineLimits.defaults(), bench.get().assembly().options().luaHosts());
    EventRun.Outcome outcome = run(bench.get(), learner);
    Baseline learned = learner.finish();
    Baseline all = known.plus(learned);
    if (target == null) {
      streams.out().print(BaselineText.of(all));
    } else {
      BaselineFile.write(target, all);
    }
    tell(learner, learned, all, outcome);
    return outcome.lostAnything() ? ExitCode.INPUT_LOST : ExitCode.DONE;
  }

  private void refuseEvidence(@Nullable Path target) throws IOException {
    for (String path : paths) {
      if (target != null
          && !path.equals("-")
          && Files.exists(Path.of(path))
          && target
              .toAbsolutePath()
              .normalize()
              .startsWith(Path.of(path).toAbsolutePath().normalize())) {
        throw new UsageMistake(
            "the baseline would lie in what is read: " + Shown.plain(target.toString()));
      }
    }
  }

  private EventRun.Outcome run(Workbench bench, Learner learner) throws IOException {
    Map<String, RuleHeader> headers = new HashMap<>();
    bench.rules().forEach(rule -> headers.put(rule.header().id(), rule.header()));
    var assembly = bench.assembly().also(Learner::needs);
    return new EventRun(assembly, inputs.readLimits(), streams)
        .over(
            paths,
            new EventRun.Sinks(
                match -> touched(match, headers, learner), learner::accept, _ -> {}));
  }

  private static void touched(Match match, Map<String, RuleHeader> headers, Learner learner) {
    RuleHeader header = headers.get(match.ruleId());
    if (header == null) {
      return;
    }
    int risk = Math.max(header.riskScore(), match.score());
    boolean asks = !header.telling().buildingBlock() || risk >= Learner.ASKS_FROM;
    learner.touched(
        match.events(), new Touch(header.id(), Math.min(100, risk), 1, header.name()), asks);
  }

  private void tell(Learner learner, Baseline learned, Baseline all, EventRun.Outcome outcome) {
    var summary = new SummaryText(streams.err(), new Paint(false));
    summary.problems(outcome.inputs(), outcome.unreadable());
    summary.oddities(outcome.counters(), outcome.inputNames()::name);
    packages.tellMismatches(streams);
    long touched = all.entries().stream().filter(entry -> entry.isTouched()).count();
    var parts = new ArrayList<String>();
    parts.add(
        "learned "
            + learned.entries().size()
            + " entries from "
            + outcome.counters().events()
            + " events of "
            + outcome.counters().hosts()
            + " hosts");
    parts.add("the baseline has " + all.entries().size());
    parts.add(
        touched
            + (touched == 1 ? " is" : " are")
            + " touched by signals and"
            + (touched == 1 ? " needs" : " need")
            + " an explicit yes");
    streams.err().println("perilune: " + String.join("; ", parts));
    if (learner.unlearned() > 0) {
      streams
          .err()
          .println(
              "note: "
                  + learner.unlearned()
                  + " uses were not learned because there were more than "
                  + BaselineLimits.DEFAULT_MAX_USES
                  + " different ones");
    }
  }
}

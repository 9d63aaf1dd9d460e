package perilune.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perilune.cli.output.EventLine;
import perilune.cli.output.ExplanationText;
import perilune.cli.output.JudgedRule;
import perilune.cli.output.Paint;
import perilune.cli.output.Shown;
import perilune.cli.output.SummaryText;
import perilune.cli.output.Terminal;
import perilune.engine.EngineLimits;
import perilune.engine.Match;
import perilune.engine.RuleCompiler;
import perilune.engine.RuleSet;
import perilune.engine.explain.RuleTrace;
import perilune.engine.explain.TraceLimits;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.pipeline.Assembly;
import perilune.pipeline.Pipeline;
import perilune.rules.Rule;
import perilune.telemetry.ecs.RawJsonFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code perilune rules explain}: why a rule did or did not match. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Runs one rule over telemetry and shows term by term why it matched or did not: the event",
      "that comes nearest to each of its conditions, and how far sequences and the like came."
    })
final class RulesExplainCommand implements Callable<Integer> {

  private final Main.Streams streams;

  @Parameters(
      index = "0",
      paramLabel = "RULE",
      description = "Id, name or file name of the rule, or a rule file.")
  private String wanted = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", description = InputOptions.PATHS)
  private List<String> paths = List.of();

  @Mixin private InputOptions inputs = new InputOptions();
  @Mixin private PackageOptions packages = new PackageOptions();
  @Mixin private RuleOptions options = new RuleOptions();
  @Mixin private RawOptions raw = new RawOptions();

  private long matches;
  private @Nullable Match first;
  private EventRun.InputNames names = number -> "input " + number;

  RulesExplainCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    raw.check(inputs, packages);
    List<JudgedRule> all = JudgedRules.of(options.loadFor(wanted)).rules();
    Optional<JudgedRule> judged =
        all.stream().filter(rule -> RulesCommand.isNamed(rule.facts(), wanted)).findFirst();
    if (judged.isEmpty()) {
      return RulesCommand.unknown(wanted, streams);
    }
    if (!judged.get().runs() || judged.get().rule().isEmpty()) {
      String reason = Shown.plain(judged.get().reason());
      streams.err().println("perilune: the rule does not run: " + reason);
      return ExitCode.WRONG_USE;
    }
    Rule rule = judged.get().rule().get();
    return explain(rule, withSources(rule, all));
  }

  /** Gives a rule and those whose matches it waits for, directly or through others. */
  private static List<Rule> withSources(Rule rule, List<JudgedRule> all) {
    List<Rule> running =
        all.stream().filter(JudgedRule::runs).flatMap(known -> known.rule().stream()).toList();
    var compiler = new RuleCompiler(new FieldTable(), EngineLimits.defaults());
    RuleSet set = compiler.compile(running.stream().map(Rule::plan).toList()).rules();
    Set<String> ids = new LinkedHashSet<>();
    var open = new ArrayList<>(List.of(set.find(rule.header().id())));
    while (!open.isEmpty()) {
      int next = open.removeLast();
      if (ids.add(set.ruleId(next))) {
        open.addAll(set.dependencies(next));
      }
    }
    return running.stream().filter(known -> ids.contains(known.header().id())).toList();
  }

  private int explain(Rule rule, List<Rule> rules) throws IOException {
    FieldTable fields = raw.fields();
    Optional<Workbench> bench =
        Workbench.of(
            rules, packages.addTo(inputs.pipelineOptions(), streams), fields, false, streams);
    if (bench.isEmpty()) {
      return ExitCode.WRONG_USE;
    }
    var trace = new RuleTrace(rule.plan(), fields, TraceLimits.defaults());
    var sinks =
        new EventRun.Sinks(
            match -> take(match, rule),
            Pipeline.Taps.inOrder(event -> see(event, trace), event -> see(event, trace)),
            known -> names = known);
    var summary = new SummaryText(streams.err(), new Paint(false));
    Assembly assembly = bench.get().assembly();
    boolean lost = raw.isRaw() ? raw(assembly, sinks, summary) : hosts(assembly, sinks, summary);
    var text = new ExplanationText(streams.out(), line(fields), names::name);
    text.print(rule, trace, new ExplanationText.Outcome(matches, Optional.ofNullable(first)));
    return lost ? ExitCode.INPUT_LOST : ExitCode.DONE;
  }

  private void take(Match match, Rule rule) {
    if (match.ruleId().equals(rule.header().id())) {
      matches++;
      first = first == null ? match : first;
    }
  }

  private void see(Event event, RuleTrace trace) {
    String only = inputs.host().orElse("");
    if (only.isEmpty()
        || event.header().hostKey.equals(only)
        || event.hasText(KnownField.HOST_NAME, only)) {
      trace.see(event);
    }
  }

  private EventLine line(FieldTable fields) {
    return raw.isRaw()
        ? EventLine.document(fields.intern(RawJsonFormat.DOCUMENT), Terminal.width())
        : EventLine.told(new Paint(false), Terminal.width());
  }

  private boolean raw(Assembly assembly, EventRun.Sinks sinks, SummaryText summary)
      throws IOException {
    var reading = new RawRun.Reading(raw.format(), inputs.readLimits());
    RawRun.Outcome outcome = new RawRun(assembly, List.of(), reading, streams).over(paths, sinks);
    summary.problems(outcome.inputs(), outcome.unreadable());
    summary.oddities(outcome.counters());
    return outcome.lostAnything();
  }

  private boolean hosts(Assembly assembly, EventRun.Sinks sinks, SummaryText summary)
      throws IOException {
    EventRun.Outcome outcome =
        new EventRun(assembly.keepingAll(), inputs.readLimits(), streams).over(paths, sinks);
    packages.tellMismatches(streams);
    summary.problems(outcome.inputs(), outcome.unreadable());
    summary.oddities(outcome.counters(), outcome.inputNames()::name);
    return outcome.lostAnything();
  }
}

package perilune.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import perilune.cli.output.Coverage;
import perilune.cli.output.CoverageText;
import perilune.cli.output.JudgedRule;
import perilune.cli.output.Paint;
import perilune.cli.output.SummaryText;
import perilune.engine.RuleCompiler;
import perilune.engine.RuleSet;
import perilune.engine.coverage.RuleReach;
import perilune.engine.coverage.TelemetryShape;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.pipeline.Assembly;
import perilune.pipeline.PipelineOptions;
import perilune.pipeline.survey.FieldSurvey;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;
import perilune.telemetry.json.JsonLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perilune rules coverage}: which rules can find something in given telemetry. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description = {
      "Reads telemetry once and says for each rule whether it can find something in it:",
      "can run; partly, because some fields do not occur; blind, because fields do not occur",
      "without which it never matches, or because nothing is of its log source; or not runnable.",
      "Names the fields that matter most."
    })
final class RulesCoverageCommand implements Callable<Integer> {

  private static final Operator NOTHING = new Operator.Single(new Condition.Never());

  private final Main.Streams streams;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = InputOptions.PATHS)
  private List<String> paths = List.of();

  @Mixin private InputOptions inputs = new InputOptions();
  @Mixin private PackageOptions packages = new PackageOptions();
  @Mixin private RuleOptions rules = new RuleOptions();

  @Option(names = "--details", description = "Show every rule, with its fields or the reason.")
  private boolean details;

  @Option(names = "--output", paramLabel = "FORM", description = OutputForm.DESCRIPTION)
  private OutputForm output = OutputForm.TEXT;

  RulesCoverageCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    List<JudgedRule> judged = JudgedRules.of(rules.load(List.of())).rules();
    rules.tellParameters(streams.err());
    var fields = new FieldTable();
    var survey = new FieldSurvey(fields, FieldSurvey.DEFAULT_MAX_KINDS);
    PipelineOptions options = packages.addTo(inputs.pipelineOptions(), streams);
    RuleSet scopes = new RuleCompiler(fields, options.engine()).compile(scopes(judged)).rules();
    EventRun.Outcome outcome = read(Assembly.of(options, scopes, fields), survey);
    TelemetryShape shape = survey.shape();
    Set<String> unmet =
        outcome.withoutTelemetry().stream().map(scopes::ruleId).collect(Collectors.toSet());
    Coverage coverage = coverage(judged, shape, unmet);
    if (output.isText()) {
      new CoverageText(streams.out(), details).print(coverage);
    } else {
      var lines = new JsonLines(streams.out());
      coverage.write(lines);
      lines.flush();
    }
    packages.tellMismatches(streams);
    if (survey.untold() > 0) {
      streams
          .err()
          .println(
              "note: "
                  + survey.untold()
                  + " events are of more kinds than "
                  + FieldSurvey.DEFAULT_MAX_KINDS
                  + " and were not told apart");
    }
    var summary = new SummaryText(streams.err(), new Paint(false));
    summary.problems(outcome.inputs(), outcome.unreadable());
    return outcome.lostAnything() ? ExitCode.INPUT_LOST : ExitCode.DONE;
  }

  /** Gives the rules without what they look for: whose events they are meant for is all. */
  private static List<RulePlan> scopes(List<JudgedRule> judged) {
    return judged.stream()
        .filter(JudgedRule::runs)
        .flatMap(rule -> rule.rule().stream())
        .map(rule -> rule.plan())
        .filter(plan -> !(plan.scope() instanceof Condition.Always))
        .map(plan -> new RulePlan(plan.ruleId(), plan.scope(), NOTHING))
        .toList();
  }

  private EventRun.Outcome read(Assembly scoped, FieldSurvey survey) throws IOException {
    Assembly assembly = scoped.wanting(FieldDemand.all());
    String only = inputs.host().orElse("");
    return new EventRun(assembly, inputs.readLimits(), streams)
        .over(
            paths,
            new EventRun.Sinks(
                _ -> {},
                event -> {
                  if (only.isEmpty()
                      || event.header().hostKey.equals(only)
                      || event.hasText(KnownField.HOST_NAME, only)) {
                    survey.see(event);
                  }
                },
                _ -> {}));
  }

  private static Coverage coverage(
      List<JudgedRule> judged, TelemetryShape shape, Set<String> unmet) {
    var reach = new RuleReach(shape);
    var rules = new ArrayList<Coverage.Judged>();
    for (JudgedRule rule : judged) {
      if (!rule.runs() || rule.rule().isEmpty()) {
        rules.add(Coverage.Judged.notRunnable(rule));
        continue;
      }
      RulePlan plan = rule.rule().get().plan();
      rules.add(
          unmet.contains(plan.ruleId())
              ? Coverage.Judged.withoutTelemetry(rule, plan)
              : Coverage.Judged.of(rule, reach, plan));
    }
    return new Coverage(rules, shape);
  }
}

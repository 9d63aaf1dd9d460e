package perilune.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import perilune.cli.output.Coverage;
import perilune.cli.output.JudgedRule;
import perilune.engine.RuleCompiler;
import perilune.engine.RuleSet;
import perilune.engine.coverage.RuleReach;
import perilune.engine.coverage.TelemetryShape;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.pipeline.Assembly;
import perilune.pipeline.Pipeline;
import perilune.pipeline.PipelineOptions;
import perilune.pipeline.survey.FieldSurvey;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;

/**
 * Which rules can find something in telemetry, which is read once.
 *
 * @param coverage what each rule can find
 * @param outcome what was read
 * @param untold events of more kinds than are told apart
 */
record TelemetryCoverage(Coverage coverage, EventRun.Outcome outcome, long untold) {

  private static final Operator NOTHING = new Operator.Single(new Condition.Never());

  /** Reads telemetry for rules. */
  static TelemetryCoverage of(
      List<JudgedRule> judged,
      List<String> paths,
      InputOptions inputs,
      PipelineOptions options,
      Main.Streams streams)
      throws IOException {
    var fields = new FieldTable();
    var survey = new FieldSurvey(fields, FieldSurvey.DEFAULT_MAX_KINDS);
    RuleSet scopes = new RuleCompiler(fields, options.engine()).compile(scopes(judged)).rules();
    Assembly assembly = Assembly.of(options, scopes, fields).wanting(FieldDemand.all());
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
                        survey.see(event);
                      }
                    }),
                    _ -> {}));
    Set<String> unmet =
        outcome.withoutTelemetry().stream().map(scopes::ruleId).collect(Collectors.toSet());
    return new TelemetryCoverage(coverage(judged, survey.shape(), unmet), outcome, survey.untold());
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

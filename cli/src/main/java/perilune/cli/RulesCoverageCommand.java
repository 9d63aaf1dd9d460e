package perilune.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import perilune.cli.output.Coverage;
import perilune.cli.output.CoverageText;
import perilune.cli.output.JudgedRule;
import perilune.cli.output.Paint;
import perilune.cli.output.SummaryText;
import perilune.engine.RuleCompiler;
import perilune.engine.coverage.RuleReach;
import perilune.engine.coverage.TelemetryShape;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.pipeline.Assembly;
import perilune.pipeline.PipelineOptions;
import perilune.pipeline.survey.FieldSurvey;
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
      "without which it never matches; or not runnable. Names the fields that matter most."
    })
final class RulesCoverageCommand implements Callable<Integer> {

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
    var fields = new FieldTable();
    var survey = new FieldSurvey(fields, FieldSurvey.DEFAULT_MAX_KINDS);
    EventRun.Outcome outcome = read(fields, survey);
    TelemetryShape shape = survey.shape();
    Coverage coverage = coverage(judged, shape);
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

  private EventRun.Outcome read(FieldTable fields, FieldSurvey survey) throws IOException {
    PipelineOptions options = packages.addTo(inputs.pipelineOptions(), streams);
    var none = new RuleCompiler(fields, options.engine()).compile(List.of()).rules();
    Assembly assembly = Assembly.of(options, none, fields).wanting(FieldDemand.all());
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

  private static Coverage coverage(List<JudgedRule> judged, TelemetryShape shape) {
    var reach = new RuleReach(shape);
    var rules = new ArrayList<Coverage.Judged>();
    for (JudgedRule rule : judged) {
      rules.add(
          rule.runs() && rule.rule().isPresent()
              ? Coverage.Judged.of(rule, reach, rule.rule().get().plan())
              : Coverage.Judged.notRunnable(rule));
    }
    return new Coverage(rules, shape);
  }
}

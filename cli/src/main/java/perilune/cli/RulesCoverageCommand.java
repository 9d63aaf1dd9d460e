package perilune.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import perilune.cli.output.CoverageText;
import perilune.cli.output.JudgedRule;
import perilune.cli.output.Paint;
import perilune.cli.output.SummaryText;
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
      "without which it never matches, or because nothing is of its log source; or not runnable.",
      "Names the fields that matter most."
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
    rules.tellParameters(streams.err());
    PipelineOptions options = packages.addTo(inputs.pipelineOptions(), streams);
    TelemetryCoverage read = TelemetryCoverage.of(judged, paths, inputs, options, streams);
    if (output.isText()) {
      new CoverageText(streams.out(), details).print(read.coverage());
    } else {
      var lines = new JsonLines(streams.out());
      read.coverage().write(lines);
      lines.flush();
    }
    packages.tellMismatches(streams);
    if (read.untold() > 0) {
      streams
          .err()
          .println(
              "note: "
                  + read.untold()
                  + " events are of more kinds than "
                  + FieldSurvey.DEFAULT_MAX_KINDS
                  + " and were not told apart");
    }
    var summary = new SummaryText(streams.err(), new Paint(false));
    summary.problems(read.outcome().inputs(), read.outcome().unreadable());
    return read.outcome().lostAnything() ? ExitCode.INPUT_LOST : ExitCode.DONE;
  }
}

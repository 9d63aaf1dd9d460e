package perilune.checks.acceptance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import perilune.content.RuleTree;
import perilune.engine.RuleCompiler;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.pipeline.Assembly;
import perilune.pipeline.Pipeline;
import perilune.pipeline.PipelineOptions;
import perilune.pipeline.input.KnownFormats;
import perilune.pipeline.input.MergedInputs;
import perilune.pipeline.input.ReadRecipe;
import perilune.pipeline.readiness.HostReadiness;
import perilune.pipeline.readiness.HostSurvey;
import perilune.pipeline.readiness.ReadinessJudge;
import perilune.pipeline.sequencer.SequencerLimits;
import perilune.rules.Rule;
import perilune.telemetry.Inputs;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Telemetry;

/** Judges telemetry with the built-in packs, whose needs are found out once. */
final class ReadinessRun {

  private final PipelineOptions options =
      PipelineOptions.defaults(
          SequencerLimits.defaults(Path.of(System.getProperty("java.io.tmpdir"))));
  private final ReadinessJudge judge = new ReadinessJudge(rules(), options, false);

  private static List<Rule> rules() {
    var tree = new RuleTree();
    RuleTree.packs().forEach(tree::addPack);
    return tree.loaded().rules();
  }

  /** Gives a verdict for each host of a file, folder, or of bytes named {@code -}. */
  List<HostReadiness> of(String path, byte[] bytes) throws IOException {
    var fields = new FieldTable();
    var survey = new HostSurvey(fields, judge.wanted(), HostSurvey.DEFAULT_MAX_HOSTS);
    var none = new RuleCompiler(fields, options.engine()).compile(List.of()).rules();
    Assembly assembly = Assembly.of(options, none, fields).wanting(FieldDemand.all());
    var recipe = new ReadRecipe(fields, assembly.demand(), ReadLimits.defaults());
    var found = new Inputs(new ByteArrayInputStream(bytes)).find(List.of(path));
    var pipeline = new Pipeline(assembly, _ -> {}, survey::see);
    try (var inputs =
        new MergedInputs(
            found.inputs(), new Telemetry(KnownFormats.all()), recipe, assembly.pool())) {
      for (Event event = inputs.next(); event != null; event = inputs.next()) {
        pipeline.accept(event);
      }
      pipeline.finish();
    }
    return survey.hosts().stream().map(judge::of).toList();
  }
}

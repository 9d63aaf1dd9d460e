package perilune.checks.sigma;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import perilune.engine.Compilation;
import perilune.engine.RuleCompiler;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.pipeline.Assembly;
import perilune.pipeline.Pipeline;
import perilune.pipeline.PipelineOptions;
import perilune.pipeline.input.MergedInputs;
import perilune.pipeline.input.ReadRecipe;
import perilune.pipeline.sequencer.SequencerLimits;
import perilune.rules.Rule;
import perilune.telemetry.Inputs;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Telemetry;
import perilune.telemetry.ecs.EcsJsonFormat;
import perilune.telemetry.windows.WindowsJsonFormat;

/** Rules over one file of telemetry, through the whole pipeline. */
final class TableRun {

  private TableRun() {}

  /** Gives what was found: the id of the rule and the line of the event, parted by a blank. */
  static Set<String> found(List<Rule> rules, Path input, Path scratch) throws IOException {
    var options = PipelineOptions.defaults(SequencerLimits.defaults(scratch));
    var fields = new FieldTable();
    Compilation compiled =
        new RuleCompiler(fields, options.engine()).compile(rules.stream().map(Rule::plan).toList());
    if (!compiled.rejections().isEmpty()) {
      throw new AssertionError("the engine refuses " + compiled.rejections());
    }
    Assembly assembly = Assembly.of(options, compiled.rules(), fields);
    var found = new HashSet<String>();
    var pipeline =
        new Pipeline(
            assembly,
            match -> {
              for (RetainedEvent event : match.events()) {
                found.add(match.ruleId() + " " + event.line());
              }
            },
            _ -> {});
    var inputs = new Inputs(new ByteArrayInputStream(new byte[0])).find(List.of(input.toString()));
    var recipe = new ReadRecipe(fields, assembly.demand(), ReadLimits.defaults());
    var telemetry = new Telemetry(List.of(new WindowsJsonFormat(), new EcsJsonFormat()));
    try (var merged = new MergedInputs(inputs.inputs(), telemetry, recipe, assembly.pool())) {
      for (Event event = merged.next(); event != null; event = merged.next()) {
        pipeline.accept(event);
      }
      pipeline.finish();
    }
    return found;
  }
}

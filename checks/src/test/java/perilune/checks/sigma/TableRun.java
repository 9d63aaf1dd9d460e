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
import perilune.pipeline.input.KnownFormats;
import perilune.pipeline.input.MergedInputs;
import perilune.pipeline.input.ReadRecipe;
import perilune.pipeline.sequencer.SequencerLimits;
import perilune.rules.Rule;
import perilune.telemetry.Inputs;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Telemetry;

/** Rules over one file of telemetry, through the whole pipeline. */
final class TableRun {

  private TableRun() {}

  /** Gives what was found: rule, name of the file and line of the event, parted by blanks. */
  static Set<String> found(List<Rule> rules, List<Path> files, Path scratch) throws IOException {
    var options = PipelineOptions.defaults(SequencerLimits.defaults(scratch));
    var fields = new FieldTable();
    Compilation compiled =
        new RuleCompiler(fields, options.engine()).compile(rules.stream().map(Rule::plan).toList());
    if (!compiled.rejections().isEmpty()) {
      throw new AssertionError("the engine refuses " + compiled.rejections());
    }
    Assembly assembly = Assembly.of(options, compiled.rules(), fields);
    var found = new HashSet<String>();
    var inputs =
        new Inputs(new ByteArrayInputStream(new byte[0]))
            .find(files.stream().map(Path::toString).toList())
            .inputs();
    var recipe = new ReadRecipe(fields, assembly.demand(), ReadLimits.defaults());
    var telemetry = new Telemetry(KnownFormats.all());
    try (var merged = new MergedInputs(inputs, telemetry, recipe, assembly.pool())) {
      var pipeline =
          new Pipeline(
              assembly,
              match -> {
                for (RetainedEvent event : match.events()) {
                  String file = String.valueOf(Path.of(merged.name(event.input())).getFileName());
                  found.add(match.ruleId() + " " + file + " " + event.line());
                }
              },
              _ -> {});
      for (Event event = merged.next(); event != null; event = merged.next()) {
        pipeline.accept(event);
      }
      pipeline.finish();
    }
    return found;
  }
}

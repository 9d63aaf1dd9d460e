package perilune.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import perilune.content.RuleTree;
import perilune.engine.Compilation;
import perilune.engine.RuleCompiler;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.findings.FindingBuilder;
import perilune.pipeline.Assembly;
import perilune.pipeline.Pipeline;
import perilune.pipeline.PipelineCounters;
import perilune.pipeline.PipelineOptions;
import perilune.pipeline.input.KnownFormats;
import perilune.pipeline.input.MergedInputs;
import perilune.pipeline.input.ReadRecipe;
import perilune.pipeline.sequencer.SequencerLimits;
import perilune.rules.Rule;
import perilune.telemetry.Input;
import perilune.telemetry.Inputs;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Telemetry;

/**
 * The whole path as the {@code hunt} command assembles it: bytes in, findings out, only not
 * printed. Owned by one thread.
 */
final class HuntPath {

  private final FieldTable fields = new FieldTable();
  private final Assembly assembly;
  private final FindingBuilder builder;

  private HuntPath(List<Rule> rules) {
    var spill = Path.of(System.getProperty("java.io.tmpdir"));
    PipelineOptions options = PipelineOptions.defaults(SequencerLimits.defaults(spill));
    Compilation compiled =
        new RuleCompiler(fields, options.engine()).compile(rules.stream().map(Rule::plan).toList());
    assembly = Assembly.of(options, compiled.rules(), fields);
    builder = new FindingBuilder(rules, fields);
  }

  /** Makes one with the built-in Linux rules. */
  static HuntPath ofLinuxPack() {
    var tree = new RuleTree();
    if (!tree.addPack("linux") || tree.loaded().hasErrors()) {
      throw new IllegalStateException("the Linux pack is damaged");
    }
    return new HuntPath(tree.loaded().rules());
  }

  /** Makes one with the rules of folders; those that cannot be compiled are left out. */
  static HuntPath of(List<Path> folders) {
    var tree = new RuleTree();
    folders.forEach(tree::add);
    return new HuntPath(tree.loaded().rules());
  }

  Assembly assembly() {
    return assembly;
  }

  /**
   * What a run came to.
   *
   * @param findings findings built, each revision counted
   * @param counters what the pipeline met
   */
  record Outcome(long findings, PipelineCounters counters) {}

  /** Runs the path over the bytes of a log, as if they came by standard input. */
  Outcome hunt(byte[] log) throws IOException {
    List<Input> found = new Inputs(new ByteArrayInputStream(log)).find(List.of("-")).inputs();
    var telemetry = new Telemetry(KnownFormats.all());
    var recipe = new ReadRecipe(fields, assembly.demand(), ReadLimits.defaults());
    long[] findings = new long[1];
    var pipeline =
        new Pipeline(
            assembly, match -> findings[0] += builder.build(match).isPresent() ? 1 : 0, _ -> {});
    try (var inputs = new MergedInputs(found, telemetry, recipe, assembly.pool())) {
      for (Event event = inputs.next(); event != null; event = inputs.next()) {
        pipeline.accept(event);
      }
    }
    pipeline.finish();
    return new Outcome(findings[0], pipeline.counters());
  }
}

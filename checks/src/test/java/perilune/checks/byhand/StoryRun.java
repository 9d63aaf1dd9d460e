package perilune.checks.byhand;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import perilune.engine.Compilation;
import perilune.engine.Match;
import perilune.engine.MatchSink;
import perilune.engine.RuleCompiler;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.pipeline.Assembly;
import perilune.pipeline.Pipeline;
import perilune.pipeline.PipelineOptions;
import perilune.pipeline.RawPipeline;
import perilune.pipeline.input.MergedInputs;
import perilune.pipeline.input.ReadRecipe;
import perilune.pipeline.sequencer.SequencerLimits;
import perilune.rules.Rule;
import perilune.telemetry.Inputs;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Telemetry;
import perilune.telemetry.TelemetryFormat;
import perilune.telemetry.ecs.EcsJsonFormat;
import perilune.telemetry.ecs.RawJsonFormat;

/** Runs all rules together over a timeline, each time with nothing known from before. */
final class StoryRun {

  /** The two ways of a document to the rules. */
  enum Way {
    /** As {@code perilune hunt} does: read as ECS, with hosts and context. */
    HUNT,
    /** As {@code perilune query --raw} does: the document as it is. */
    RAW
  }

  private final Assembly assembly;

  StoryRun(List<Rule> rules) {
    PipelineOptions options =
        PipelineOptions.defaults(
            SequencerLimits.defaults(Path.of(System.getProperty("java.io.tmpdir"))));
    var fields = new FieldTable();
    Compilation compilation =
        new RuleCompiler(fields, options.engine()).compile(rules.stream().map(Rule::plan).toList());
    if (!compilation.rejections().isEmpty()) {
      throw new AssertionError("rules do not compile: " + compilation.rejections());
    }
    assembly = Assembly.of(options, compilation.rules(), fields);
  }

  /** Gives the ids of the rules that found something, one for each match. */
  List<String> found(Way way, byte[] ndjson) throws IOException {
    var matches = new ArrayList<Match>();
    switch (way) {
      case HUNT -> hunt(ndjson, matches::add);
      case RAW -> raw(ndjson, matches::add);
    }
    return matches.stream().map(Match::ruleId).toList();
  }

  private void hunt(byte[] ndjson, MatchSink matches) throws IOException {
    var pipeline = new Pipeline(assembly, matches, _ -> {});
    try (MergedInputs inputs = open(ndjson, new EcsJsonFormat())) {
      for (Event event = inputs.next(); event != null; event = inputs.next()) {
        pipeline.accept(event);
      }
      pipeline.finish();
      checkRead(inputs);
    }
  }

  private void raw(byte[] ndjson, MatchSink matches) throws IOException {
    var pipeline = new RawPipeline(assembly, new int[0], matches);
    try (MergedInputs inputs = open(ndjson, new RawJsonFormat("@timestamp", ""))) {
      for (Event event = inputs.next(); event != null; event = inputs.next()) {
        pipeline.accept(event);
      }
      pipeline.finish();
      checkRead(inputs);
    }
  }

  private MergedInputs open(byte[] ndjson, TelemetryFormat format) throws IOException {
    var found = new Inputs(new ByteArrayInputStream(ndjson)).find(List.of(Inputs.STANDARD_INPUT));
    var recipe = new ReadRecipe(assembly.pool().fields(), assembly.demand(), ReadLimits.defaults());
    var telemetry = new Telemetry(List.of(format), false);
    return new MergedInputs(found.inputs(), telemetry, recipe, assembly.pool());
  }

  /** A timeline that is not read proves nothing. */
  private static void checkRead(MergedInputs inputs) {
    if (inputs.reports().getFirst().lostAnything()) {
      throw new AssertionError("not all of it was read: " + inputs.reports().getFirst());
    }
  }
}

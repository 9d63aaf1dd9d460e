package perilune.checks.generator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import perilune.engine.Compilation;
import perilune.engine.EngineLimits;
import perilune.engine.Match;
import perilune.engine.RuleCompiler;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.pipeline.Assembly;
import perilune.pipeline.PipelineOptions;
import perilune.pipeline.RawPipeline;
import perilune.pipeline.sequencer.SequencerLimits;
import perilune.rules.plan.RulePlan;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;
import perilune.telemetry.ecs.RawJsonFormat;

/** All rules together over documents as they are, as {@code perilune query --raw} runs one. */
final class Streaming {

  private final Assembly assembly;

  Streaming(List<RulePlan> plans, FieldTable table, Path spill) {
    Compilation compilation = new RuleCompiler(table, EngineLimits.defaults()).compile(plans);
    if (!compilation.rejections().isEmpty()) {
      throw new AssertionError("rejected: " + compilation.rejections());
    }
    var options = PipelineOptions.defaults(SequencerLimits.defaults(spill));
    assembly = Assembly.of(options, compilation.rules(), table);
  }

  /** What was found: a rule, and the times of the events, sorted. */
  record Found(String ruleId, List<Long> nanos) {}

  /** Gives all that is found in some documents. */
  List<Found> over(List<Timed> events) throws IOException {
    var matches = new ArrayList<Match>();
    var pipeline = new RawPipeline(assembly, new int[0], matches::add);
    String text = events.stream().map(Timed::json).collect(Collectors.joining("\n"));
    var refusals = new Refusals();
    var context =
        new ReadContext(
            assembly.pool().fields(), assembly.demand(), refusals, ReadLimits.defaults());
    try (EventReader reader =
        new RawJsonFormat("@timestamp", "")
            .open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), context)) {
      Event event = assembly.pool().take();
      while (reader.read(event)) {
        pipeline.accept(event);
        event = assembly.pool().take();
      }
    }
    pipeline.finish();
    if (!refusals.counts().isEmpty()) {
      throw new AssertionError("a document was refused: " + refusals.counts() + " " + text);
    }
    return matches.stream().map(Streaming::found).toList();
  }

  private static Found found(Match match) {
    return new Found(
        match.ruleId(), match.events().stream().map(event -> event.timeNanos()).sorted().toList());
  }
}

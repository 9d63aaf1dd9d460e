package perilune.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.engine.Match;
import perilune.engine.RuleCompiler;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.pipeline.input.MergedInputs;
import perilune.pipeline.input.ReadRecipe;
import perilune.pipeline.sequencer.SequencerLimits;
import perilune.rules.eql.CompiledQuery;
import perilune.rules.eql.Eql;
import perilune.rules.eql.EqlOptions;
import perilune.rules.plan.RulePlan;
import perilune.source.Parsed;
import perilune.source.SourceText;
import perilune.telemetry.Inputs;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Telemetry;
import perilune.telemetry.ecs.RawJsonFormat;

/** Documents as they are: whatever has to wait on disk, and in what order they come. */
final class RawPipelineTest {

  private static final List<String> QUERIES =
      List.of(
          "process where process.pid > 20",
          "sequence by user.id with maxspan=1m [process where process.pid < 30]"
              + " [process where process.pid > 60]",
          "any where true");
  private static final int DOCUMENTS = 500;

  @TempDir private Path folder;

  private record Result(List<String> matches, RawCounters counters) {}

  @Test
  void waitingOnDiskChangesNothing() throws IOException {
    byte[] documents = documents();
    Result inMemory = run(documents, 1 << 20, false);
    Result onDisk = run(documents, 4_096, false);
    assertThat(inMemory.counters().sequencing().spilled()).isZero();
    assertThat(onDisk.counters().sequencing().spilled()).isGreaterThan(100);
    assertThat(inMemory.matches()).hasSizeGreaterThan(DOCUMENTS);
    assertThat(onDisk.matches()).isEqualTo(inMemory.matches());
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void whoLooksAtEveryDocumentChangesNothing() throws IOException {
    byte[] documents = documents();
    Result alone = run(documents, 1 << 20, false);
    Result watched = run(documents, 1 << 20, true);
    assertThat(watched.matches()).isEqualTo(alone.matches());
    assertThat(watched.counters().events()).isEqualTo(alone.counters().events());
    assertThat(watched.counters().events()).isEqualTo(DOCUMENTS);
  }

  /** In no order; some twice, some of one time, some without a time. */
  private static byte[] documents() {
    var random = new SplittableRandom(20_261_122);
    var all = new StringBuilder();
    String last = "";
    for (int i = 0; i < DOCUMENTS; i++) {
      if (i % 7 != 3) {
        Instant time = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(400));
        last =
            "{"
                + (i % 50 == 1 ? "" : "\"@timestamp\":\"" + time + "\",")
                + "\"event\":{\"category\":\"process\"},\"user\":{\"id\":\"u"
                + random.nextInt(9)
                + "\"},\"process\":{\"pid\":"
                + random.nextInt(100)
                + "}}\n";
      }
      all.append(last);
    }
    return all.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Result run(byte[] documents, long maxBytes, boolean watched) throws IOException {
    var fields = new FieldTable();
    SequencerLimits usual = SequencerLimits.defaults(folder);
    var limits = new SequencerLimits(usual.lateness(), usual.clockJump(), 1_000, maxBytes, folder);
    PipelineOptions options = PipelineOptions.defaults(limits);
    Assembly assembly =
        Assembly.of(
            options, new RuleCompiler(fields, options.engine()).compile(plans()).rules(), fields);
    var matches = new ArrayList<String>();
    RawPipeline pipeline =
        watched
            ? new RawPipeline(assembly, new int[0], match -> matches.add(shown(match)), _ -> {})
            : new RawPipeline(assembly, new int[0], match -> matches.add(shown(match)));
    var found = new Inputs(new ByteArrayInputStream(documents)).find(List.of("-")).inputs();
    var telemetry = new Telemetry(List.of(new RawJsonFormat("@timestamp", "")), false);
    var recipe = new ReadRecipe(fields, assembly.demand(), ReadLimits.defaults());
    try (var inputs = new MergedInputs(found, telemetry, recipe, assembly.pool())) {
      for (Event event = inputs.next(); event != null; event = inputs.next()) {
        pipeline.accept(event);
      }
    }
    pipeline.finish();
    return new Result(matches, pipeline.counters());
  }

  private static List<RulePlan> plans() {
    var plans = new ArrayList<RulePlan>();
    for (String query : QUERIES) {
      var text = new SourceText("rule " + plans.size(), query);
      if (!(Eql.compile(text, EqlOptions.defaults())
          instanceof Parsed.Ok<CompiledQuery>(var compiled, var _))) {
        throw new IllegalArgumentException(query);
      }
      plans.add(new RulePlan(text.name(), compiled.operator()));
    }
    return plans;
  }

  private static String shown(Match match) {
    return match.ruleId()
        + match.events().stream().map(event -> event.line() + "#" + event.id()).toList();
  }
}

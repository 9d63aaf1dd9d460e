package perilune.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import perilune.engine.Compilation;
import perilune.engine.RuleCompiler;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.pipeline.Assembly;
import perilune.pipeline.Pipeline;
import perilune.pipeline.PipelineOptions;
import perilune.pipeline.input.MergedInputs;
import perilune.pipeline.input.ReadRecipe;
import perilune.pipeline.sequencer.SequencerLimits;
import perilune.rules.eql.CompiledQuery;
import perilune.rules.eql.Eql;
import perilune.rules.eql.EqlOptions;
import perilune.rules.plan.RulePlan;
import perilune.source.Parsed;
import perilune.source.SourceText;
import perilune.telemetry.Input;
import perilune.telemetry.Inputs;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Telemetry;
import perilune.telemetry.ecs.EcsJsonFormat;

/**
 * What pending keys cost: a sequence over one hour that waits for many keys, through the path that
 * {@code hunt} takes.
 *
 * <pre>{@code
 * java -Xmx1g -XX:MaxNewSize=128m ... perilune.bench.PendingKeys 1000000 2000000
 * }</pre>
 */
public final class PendingKeys {

  private static final String QUERY =
      """
      sequence by process.entity_id with maxspan=1h
        [process where event.type == "start" and process.name == "worker"]
        [file where event.type == "creation" and file.path like "/tmp/out/*"]
      """;

  private PendingKeys() {}

  /**
   * Runs twice, and prints what the second run cost the processor; arguments: keys, start events.
   */
  public static void main(String[] arguments) throws IOException {
    int keys = Integer.parseInt(arguments[0]);
    int starts = Integer.parseInt(arguments[1]);
    run(Math.min(keys, 50_000), 200_000);
    long begin = CpuTime.nanos();
    Outcome outcome = run(keys, starts);
    double seconds = (CpuTime.nanos() - begin) / 1e9;
    System.out.printf(
        "%,d keys: %,d events in %.2f s, %,.0f events/s; %,d sequences, %,d evicted, %,d MiB used%n",
        keys,
        starts + keys,
        seconds,
        (starts + keys) / seconds,
        outcome.matches(),
        outcome.evicted(),
        outcome.usedBytes() >> 20);
  }

  private record Outcome(long matches, long evicted, long usedBytes) {}

  private static Outcome run(int keys, int starts) throws IOException {
    var fields = new FieldTable();
    var spill = Path.of(System.getProperty("java.io.tmpdir"));
    PipelineOptions options = PipelineOptions.defaults(SequencerLimits.defaults(spill));
    Assembly assembly = Assembly.of(options, compile(fields, options).rules(), fields);
    long[] seen = new long[2];
    var pipeline = new Pipeline(assembly, _ -> seen[0]++, _ -> {});
    List<Input> found = new Inputs(new KeyedEvents(keys, starts)).find(List.of("-")).inputs();
    var recipe = new ReadRecipe(fields, assembly.demand(), ReadLimits.defaults());
    var telemetry = new Telemetry(List.of(new EcsJsonFormat()));
    try (var inputs = new MergedInputs(found, telemetry, recipe, assembly.pool())) {
      int events = 0;
      for (Event event = inputs.next(); event != null; event = inputs.next()) {
        pipeline.accept(event);
        if (++events == starts) {
          var runtime = Runtime.getRuntime();
          seen[1] = runtime.totalMemory() - runtime.freeMemory();
        }
      }
    }
    pipeline.finish();
    return new Outcome(seen[0], pipeline.counters().operators().evicted(), seen[1]);
  }

  private static Compilation compile(FieldTable fields, PipelineOptions options) {
    Parsed<CompiledQuery> parsed =
        Eql.compile(new SourceText("pending keys", QUERY), EqlOptions.defaults());
    if (!(parsed instanceof Parsed.Ok<CompiledQuery>(var query, var _))) {
      throw new IllegalStateException(parsed.toString());
    }
    return new RuleCompiler(fields, options.engine())
        .compile(List.of(new RulePlan("pending-keys", query.operator())));
  }
}

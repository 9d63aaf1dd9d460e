package perilune.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import perilune.engine.Compilation;
import perilune.engine.RuleCompiler;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.pipeline.Assembly;
import perilune.pipeline.PipelineOptions;
import perilune.pipeline.RawPipeline;
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
import perilune.telemetry.ecs.RawJsonFormat;

/**
 * Runs EQL queries together over documents as they are, bytes in, matches out, and prints how fast:
 * the median of the passes after a warm-up, by the processor's time of all threads.
 *
 * <pre>{@code
 * java ... perilune.bench.EqlRuns FOLDER_WITH_EQL_FILES EVENTS.ndjson
 * }</pre>
 */
public final class EqlRuns {

  private static final int WARM_UP = 8;
  private static final int PASSES = 5;

  private final FieldTable fields = new FieldTable();
  private final Assembly assembly;
  private final FieldDemand demand;

  private EqlRuns(Path folder) throws IOException {
    var spill = Path.of(System.getProperty("java.io.tmpdir"));
    PipelineOptions options = PipelineOptions.defaults(SequencerLimits.defaults(spill));
    List<RulePlan> plans = plans(folder);
    Compilation compiled = new RuleCompiler(fields, options.engine()).compile(plans);
    if (!compiled.rejections().isEmpty()) {
      throw new IllegalStateException(compiled.rejections().toString());
    }
    assembly = Assembly.of(options, compiled.rules(), fields);
    var wanted = new BitSet();
    plans.forEach(plan -> plan.fields().forEach(field -> wanted.set(fields.intern(field))));
    demand = FieldDemand.of(wanted);
  }

  private static List<RulePlan> plans(Path folder) throws IOException {
    var plans = new ArrayList<RulePlan>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        var text = new SourceText(name, Files.readString(file));
        if (!(Eql.compile(text, EqlOptions.defaults())
            instanceof Parsed.Ok<CompiledQuery>(var query, var _))) {
          throw new IllegalArgumentException(file + " is no query");
        }
        plans.add(new RulePlan(name, query.operator()));
      }
    }
    return plans;
  }

  /** Runs and prints one line of JSON; arguments: folder of queries, documents. */
  public static void main(String[] arguments) throws IOException {
    var runs = new EqlRuns(Path.of(arguments[0]));
    byte[] documents = Files.readAllBytes(Path.of(arguments[1]));
    double[] speeds = new double[PASSES];
    long[] counts = new long[2];
    for (int pass = -WARM_UP; pass < PASSES; pass++) {
      long begin = CpuTime.nanos();
      counts = runs.pass(documents);
      if (pass >= 0) {
        speeds[pass] = counts[0] * 1e9 / (CpuTime.nanos() - begin);
      }
    }
    Arrays.sort(speeds);
    System.out.println(
        "{\"events\":"
            + counts[0]
            + ",\"matches\":"
            + counts[1]
            + ",\"events_a_second\":"
            + Math.round(speeds[PASSES / 2])
            + "}");
  }

  /** Gives events and matches. */
  private long[] pass(byte[] documents) throws IOException {
    long[] counts = new long[2];
    var pipeline = new RawPipeline(assembly, new int[0], _ -> counts[1]++);
    List<Input> found = new Inputs(new ByteArrayInputStream(documents)).find(List.of("-")).inputs();
    var telemetry = new Telemetry(List.of(new RawJsonFormat("@timestamp", "")), false);
    var recipe = new ReadRecipe(fields, demand, ReadLimits.defaults());
    try (var inputs = new MergedInputs(found, telemetry, recipe, assembly.pool())) {
      for (Event event = inputs.next(); event != null; event = inputs.next()) {
        pipeline.accept(event);
        counts[0]++;
      }
    }
    pipeline.finish();
    return counts;
  }
}

package perilune.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import perilune.context.baseline.KnownUses;
import perilune.context.provenance.PackageInventory;
import perilune.context.provenance.database.DatabaseLimits;
import perilune.engine.RuleSet;
import perilune.event.FieldTable;
import perilune.pipeline.Assembly;
import perilune.pipeline.PipelineOptions;
import perilune.pipeline.input.InputReport;

/**
 * One sample, run under the packages and the baseline that lie beside it.
 *
 * @param matches of the rule that the sample is for
 * @param events that were read
 */
record SampleTrial(long matches, long events) {

  /** Runs compiled rules, of which one is the sample's, over it. */
  static SampleTrial of(
      SampleCase one, RuleSet rules, FieldTable fields, InputOptions inputs, Main.Streams streams)
      throws IOException {
    var matches = new AtomicLong();
    Assembly assembly = Assembly.of(options(one.beside(), inputs), rules, fields);
    EventRun.Outcome outcome =
        new EventRun(assembly, inputs.readLimits(), streams)
            .over(
                List.of(one.sample().toString()),
                new EventRun.Sinks(
                    match -> {
                      if (match.ruleId().equals(one.ruleId())) {
                        matches.incrementAndGet();
                      }
                    },
                    _ -> {},
                    _ -> {}));
    long events = outcome.inputs().stream().mapToLong(InputReport::events).sum();
    return new SampleTrial(matches.get(), events);
  }

  private static PipelineOptions options(SampleSurroundings beside, InputOptions inputs)
      throws IOException {
    PipelineOptions options = inputs.pipelineOptions();
    if (beside.inventory().isPresent()) {
      Path file = beside.inventory().get();
      options =
          options.withPackages(
              PackageInventory.ofFile(file, DatabaseLimits.defaults()).inventory());
    }
    if (beside.baseline().isPresent()) {
      options = options.withBaseline(KnownUses.of(BaselineFile.read(beside.baseline().get())));
    }
    return options;
  }
}

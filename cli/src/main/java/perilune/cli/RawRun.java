package perilune.cli;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import perilune.cli.output.Progress;
import perilune.engine.MatchSink;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.pipeline.Assembly;
import perilune.pipeline.RawCounters;
import perilune.pipeline.RawPipeline;
import perilune.pipeline.input.InputReport;
import perilune.pipeline.input.MergedInputs;
import perilune.pipeline.input.ReadRecipe;
import perilune.telemetry.Inputs;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Telemetry;
import perilune.telemetry.ecs.RawJsonFormat;

/** One pass over documents as they are: inputs found, merged, sent through a raw pipeline. */
final class RawRun {

  /**
   * What became of a pass.
   *
   * @param inputs each input that was found
   * @param unreadable paths that could not be read
   * @param counters what the pipeline met
   */
  record Outcome(
      List<InputReport> inputs, List<Inputs.Unreadable> unreadable, RawCounters counters) {

    /** Says whether content was lost. */
    boolean lostAnything() {
      return !unreadable.isEmpty() || inputs.stream().anyMatch(InputReport::lostAnything);
    }
  }

  /** How documents are read. */
  record Reading(RawJsonFormat format, ReadLimits limits) {}

  private final Assembly assembly;
  private final FieldDemand demand;
  private final int[] kept;
  private final Reading reading;
  private final Main.Streams streams;

  /**
   * Makes a run of one rule.
   *
   * @param kept names of the fields that matches keep besides the document
   */
  RawRun(Assembly assembly, List<String> kept, Reading reading, Main.Streams streams) {
    this.assembly = assembly;
    this.reading = reading;
    this.streams = streams;
    FieldTable fields = assembly.pool().fields();
    int[] wanted = kept.stream().mapToInt(fields::intern).filter(RawRun::isThere).toArray();
    var ids = new BitSet();
    IntStream.of(wanted).forEach(ids::set);
    assembly.rules().plan(0).fields().stream()
        .mapToInt(fields::intern)
        .filter(RawRun::isThere)
        .forEach(ids::set);
    this.demand =
        switch (assembly.kept()) {
          case Assembly.Kept.Everything() -> FieldDemand.all();
          case Assembly.Kept.Fields _ -> FieldDemand.of(ids);
        };
    this.kept =
        IntStream.concat(IntStream.of(fields.intern(RawJsonFormat.DOCUMENT)), IntStream.of(wanted))
            .filter(RawRun::isThere)
            .toArray();
  }

  private static boolean isThere(int field) {
    return field != FieldTable.FULL;
  }

  Outcome over(List<String> paths, MatchSink matches, Consumer<EventRun.InputNames> names)
      throws IOException {
    return over(paths, new RawPipeline(assembly, kept, matches), names);
  }

  /** Reads documents and shows them all; none of them becomes a signal. */
  Outcome over(List<String> paths, EventRun.Sinks sinks) throws IOException {
    var pipeline = new RawPipeline(assembly, kept, sinks.matches(), sinks.taps().events());
    return over(paths, pipeline, sinks.names());
  }

  private Outcome over(
      List<String> paths, RawPipeline pipeline, Consumer<EventRun.InputNames> names)
      throws IOException {
    Inputs.Found found = new Inputs(streams.in()).find(paths);
    var telemetry = new Telemetry(List.of(reading.format()), false);
    var recipe = new ReadRecipe(assembly.pool().fields(), demand, reading.limits());
    try (var inputs = new MergedInputs(found.inputs(), telemetry, recipe, assembly.pool());
        var progress = Progress.on(streams.err())) {
      Runnable step = HeapWatch.beside(progress::step);
      names.accept(inputs::name);
      for (Event event = inputs.next(); event != null; event = inputs.next()) {
        pipeline.accept(event);
        step.run();
      }
      pipeline.finish();
      return new Outcome(inputs.reports(), found.unreadable(), pipeline.counters());
    }
  }
}

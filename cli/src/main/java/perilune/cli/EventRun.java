package perilune.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import perilune.cli.output.Progress;
import perilune.engine.MatchSink;
import perilune.event.Event;
import perilune.pipeline.Assembly;
import perilune.pipeline.Crew;
import perilune.pipeline.Pipeline;
import perilune.pipeline.PipelineCounters;
import perilune.pipeline.input.EventSource;
import perilune.pipeline.input.InputReport;
import perilune.pipeline.input.KnownFormats;
import perilune.pipeline.input.MergedInputs;
import perilune.pipeline.input.ReadRecipe;
import perilune.pipeline.sequencer.EventPool;
import perilune.telemetry.Input;
import perilune.telemetry.Inputs;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Telemetry;

/** One pass over telemetry: inputs found, merged, sent through a pipeline. */
final class EventRun {

  /**
   * What became of a pass.
   *
   * @param inputs each input that was found
   * @param unreadable paths that could not be read
   * @param inputNames names of inputs by the number on events
   * @param counters what the pipeline met
   * @param withoutTelemetry rules for whose log source no event came, by number
   */
  record Outcome(
      List<InputReport> inputs,
      List<Inputs.Unreadable> unreadable,
      InputNames inputNames,
      PipelineCounters counters,
      List<Integer> withoutTelemetry) {

    /** Says whether content was lost. */
    boolean lostAnything() {
      return !unreadable.isEmpty() || inputs.stream().anyMatch(InputReport::lostAnything);
    }
  }

  /** Gives the name of the input from which an event came. */
  interface InputNames {
    String name(int number);
  }

  private final Assembly assembly;
  private final ReadLimits limits;
  private final Main.Streams streams;
  private final int threads;

  EventRun(Assembly assembly, ReadLimits limits, Main.Streams streams) {
    this(assembly, limits, streams, Runtime.getRuntime().availableProcessors());
  }

  private EventRun(Assembly assembly, ReadLimits limits, Main.Streams streams, int threads) {
    this.assembly = assembly;
    this.limits = limits;
    this.streams = streams;
    this.threads = threads;
  }

  /** What takes the results of a pass; the names of inputs are known before the first of them. */
  record Sinks(MatchSink matches, Pipeline.Taps taps, Consumer<InputNames> names) {

    Sinks(MatchSink matches, Consumer<Event> tap, Consumer<InputNames> names) {
      this(matches, Pipeline.Taps.inOrder(tap, _ -> {}), names);
    }
  }

  /** Gives the same on so many threads, where nobody minds in which order all comes about. */
  EventRun onThreads(int most) {
    return new EventRun(assembly, limits, streams, most);
  }

  Outcome over(List<String> paths, Sinks sinks) throws IOException {
    Inputs.Found found = new Inputs(streams.in()).find(paths);
    var telemetry = new Telemetry(KnownFormats.all());
    var recipe = new ReadRecipe(assembly.pool().fields(), assembly.demand(), limits);
    // Of a pipe every event is judged as it comes.
    boolean spread =
        threads > 1 && sinks.taps().apart() && found.inputs().stream().allMatch(Input::rereadable);
    var pool = spread ? new EventPool(assembly.pool().fields()) : assembly.pool();
    try (var inputs = new MergedInputs(found.inputs(), telemetry, recipe, pool);
        var progress = Progress.on(streams.err())) {
      Runnable step = HeapWatch.beside(progress::step);
      sinks.names().accept(inputs::name);
      Pipeline pipeline;
      if (spread) {
        pipeline = Pipeline.inBatches(assembly, sinks.matches(), sinks.taps());
        new Crew(inputs, pipeline, pool, step).run(threads);
      } else {
        pipeline = new Pipeline(assembly, sinks.matches(), sinks.taps());
        judge(inputs, pipeline, step);
      }
      pipeline.finish();
      return new Outcome(
          inputs.reports(),
          found.unreadable(),
          inputs::name,
          pipeline.counters(),
          pipeline.rulesWithoutTelemetry());
    }
  }

  private static void judge(EventSource source, Pipeline pipeline, Runnable step)
      throws IOException {
    for (Event event = source.next(); event != null; event = source.next()) {
      pipeline.accept(event);
      step.run();
    }
  }
}

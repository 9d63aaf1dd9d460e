package perilune.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import perilune.engine.MatchSink;
import perilune.engine.OperatorStage;
import perilune.engine.SignalStage;
import perilune.event.Event;
import perilune.pipeline.sequencer.Sequencer;
import perilune.pipeline.sequencer.SequencerLimits;

/**
 * Runs rules over documents as they are, as Elasticsearch would: no hosts, no context; nothing is
 * judged before all is read.
 *
 * <p>Documents come in order of time, then tiebreaker, then the input and the place in it, so that
 * no two are concurrent; those without a time come as they are read, and are no part of sequences.
 * More than memory may hold are sorted on disk. Matches of rules are not judged again.
 *
 * <p>A deterministic function of its input. Owned by one thread.
 */
public final class RawPipeline {

  /** Longer than the time between any two documents of our age: nothing comes too late. */
  private static final Duration WHOLE = Duration.ofDays(200L * 365);

  private final Sequencer sequencer;
  private final SignalStage signals;
  private final OperatorStage operators;
  private final MatchSink matches;
  private final Consumer<Event> tap;
  private final Consumer<Event> inOrder = this::inOrder;
  private long events;

  /**
   * Makes a pipeline.
   *
   * @param assembly its parts
   * @param kept ids of the fields that matches keep of their events, where the assembly does not
   *     keep all
   * @param matches takes what the rules found
   */
  public RawPipeline(Assembly assembly, int[] kept, MatchSink matches) {
    this(assembly, kept, matches, _ -> {});
  }

  /**
   * Makes a pipeline.
   *
   * @param tap sees every document in order
   */
  public RawPipeline(Assembly assembly, int[] kept, MatchSink matches, Consumer<Event> tap) {
    this.tap = tap;
    SequencerLimits given = assembly.options().sequencer();
    var limits =
        new SequencerLimits(
            WHOLE, WHOLE, given.maxBuffered(), given.maxBufferedBytes(), given.spillFolder());
    sequencer = new Sequencer(limits, assembly.pool());
    signals =
        switch (assembly.kept()) {
          case Assembly.Kept.Everything() -> assembly.signalStage();
          case Assembly.Kept.Fields _ ->
              new SignalStage(assembly.rules(), kept, assembly.options().engine());
        };
    operators = new OperatorStage(assembly.rules(), assembly.options().engine());
    this.matches = matches;
  }

  /** Takes an event from the pool; it belongs to the pipeline from now on. */
  public void accept(Event event) throws IOException {
    sequencer.offer(event, inOrder);
  }

  /** Ends the input: everything that waited is judged. */
  public void finish() throws IOException {
    sequencer.finish(inOrder);
    operators.advance(Long.MAX_VALUE, matches);
  }

  private void inOrder(Event event) {
    event.header().sequence = ++events;
    tap.accept(event);
    signals.accept(event, signal -> operators.accept(signal, matches));
  }

  /** Gives what has happened so far. */
  public RawCounters counters() {
    return new RawCounters(events, sequencer.counters(), signals.counters(), operators.counters());
  }
}

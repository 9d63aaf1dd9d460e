package perilune.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import perilune.engine.MatchSink;
import perilune.engine.OperatorStage;
import perilune.engine.Signal;
import perilune.engine.SignalSink;
import perilune.engine.SignalStage;
import perilune.event.Event;
import perilune.pipeline.sequencer.EventPool;
import perilune.pipeline.sequencer.Sequencer;
import perilune.pipeline.sequencer.SequencerLimits;
import perilune.pipeline.sequencer.SignalSorter;

/**
 * Runs rules over documents as they are, as Elasticsearch would: no hosts, no context; nothing is
 * judged before all is read.
 *
 * <p>Documents come in order of time, then tiebreaker, then the input and the place in it, so that
 * no two are concurrent; those without a time come as they are read, and are no part of sequences.
 * More than memory may hold are sorted on disk. Matches of rules are not judged again.
 *
 * <p>What a step asks of one document depends on no other: documents are asked as they come, and
 * only the signals of those that fulfil a step wait for their turn. Where somebody looks at every
 * document, all documents wait.
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
  private final SignalSink toOperators;
  private final Consumer<Event> tap;
  private final boolean tapped;
  private final EventPool pool;
  private final SignalSorter waiting;
  private final List<Signal> ofEvent = new ArrayList<>();
  private final Consumer<Event> inOrder = this::inOrder;
  private long events;
  private long asked;

  /**
   * Makes a pipeline.
   *
   * @param assembly its parts
   * @param kept ids of the fields that matches keep of their events, where the assembly does not
   *     keep all
   * @param matches takes what the rules found
   */
  public RawPipeline(Assembly assembly, int[] kept, MatchSink matches) {
    this(assembly, kept, matches, _ -> {}, false);
  }

  /**
   * Makes a pipeline.
   *
   * @param tap sees every document in order
   */
  public RawPipeline(Assembly assembly, int[] kept, MatchSink matches, Consumer<Event> tap) {
    this(assembly, kept, matches, tap, true);
  }

  private RawPipeline(
      Assembly assembly, int[] kept, MatchSink matches, Consumer<Event> tap, boolean tapped) {
    this.tap = tap;
    this.tapped = tapped;
    pool = assembly.pool();
    SequencerLimits given = assembly.options().sequencer();
    var limits =
        new SequencerLimits(
            WHOLE, WHOLE, given.maxBuffered(), given.maxBufferedBytes(), given.spillFolder());
    sequencer = new Sequencer(limits, pool);
    waiting = new SignalSorter(limits, pool.fields());
    signals =
        switch (assembly.kept()) {
          case Assembly.Kept.Everything() -> assembly.signalStage();
          case Assembly.Kept.Fields _ ->
              new SignalStage(assembly.rules(), kept, assembly.options().engine());
        };
    operators = new OperatorStage(assembly.rules(), assembly.options().engine());
    this.matches = matches;
    toOperators = operators.signals(matches);
  }

  /** Takes an event from the pool; it belongs to the pipeline from now on. */
  public void accept(Event event) throws IOException {
    // One without a time has its turn at once, and is counted.
    if (tapped || !event.header().timed) {
      sequencer.offer(event, inOrder);
      return;
    }
    asked++;
    signals.accept(event, ofEvent::add);
    pool.give(event);
    waiting.add(ofEvent);
    ofEvent.clear();
  }

  /** Ends the input: everything that waited is judged. */
  public void finish() throws IOException {
    sequencer.finish(inOrder);
    waiting.finish(signal -> operators.accept(signal, matches));
    operators.advance(Long.MAX_VALUE, matches);
  }

  private void inOrder(Event event) {
    event.header().sequence = ++events;
    tap.accept(event);
    signals.accept(event, toOperators);
  }

  /** Gives what has happened so far. */
  public RawCounters counters() {
    return new RawCounters(
        events + asked,
        sequencer.counters().plus(waiting.counters()),
        signals.counters(),
        operators.counters());
  }
}

package perilune.pipeline.judging;

import perilune.engine.SignalSink;
import perilune.engine.StageCounters;
import perilune.event.Event;

/**
 * Holds events against all conditions and passes on what they fulfil, in their order. Owned by one
 * thread, which is also the one that the outlets are called on.
 */
public interface Judge {

  /**
   * Where things go.
   *
   * @param signals takes what conditions hold
   * @param afterEvent runs when all signals of an event have been taken
   */
  record Outlets(SignalSink signals, Runnable afterEvent) {}

  /** Takes an event, enriched, in order; it belongs to the judge from now on. */
  void take(Event event);

  /** Judges a match that became an event, at once; to be called by an outlet. */
  void takeRaised(Event signal);

  /** Does something once the signals of all events so far have been taken, at once or later. */
  void afterwards(Runnable action);

  /** Judges what waits. */
  void finish();

  /** Says whether some event that was judged was one of those that a rule is meant for. */
  boolean sawScopeOf(int rule);

  /** Gives what stage 1 did for the events that were judged. */
  StageCounters counters();
}

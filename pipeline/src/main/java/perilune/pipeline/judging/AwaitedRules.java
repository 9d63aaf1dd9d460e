package perilune.pipeline.judging;

import perilune.engine.SignalSink;

/**
 * Which rules have begun something that an event could continue, as it was some batches ago: what
 * threads that judge ahead of the state guess by. Read by many threads, renewed by the one whose
 * turn it is.
 */
final class AwaitedRules {

  /** Batches after which it is looked at again: 954 rules cost some microseconds. */
  private static final int LOOK_EVERY = 8;

  private final SignalSink state;
  private int batches;
  // Replaced, never written to.
  private volatile boolean[] guess;

  /**
   * Begins with a guess that nothing is begun.
   *
   * @param state knows it
   * @param rules of the set, count
   */
  AwaitedRules(SignalSink state, int rules) {
    this.state = state;
    guess = new boolean[rules];
  }

  /** Gives the guess by rule; not to be written to. */
  boolean[] guess() {
    return guess;
  }

  /** Takes note that the state is one batch further. */
  void passed() {
    batches++;
    if (batches == LOOK_EVERY) {
      batches = 0;
      boolean[] fresh = new boolean[guess.length];
      for (int rule = 0; rule < fresh.length; rule++) {
        fresh[rule] = state.awaits(rule);
      }
      guess = fresh;
    }
  }
}

package perilune.engine.score;

import java.util.List;
import perilune.engine.join.JoinTuple;
import perilune.event.RetainedEvent;

/** Takes sums that reached their threshold. */
public interface ScoreSink {

  /** Takes what counted so far, with the key it shares. */
  void score(JoinTuple key, Sum sum);

  /**
   * What counted so far.
   *
   * @param events the opening one, then those that counted, each once, in the order of their coming
   * @param steps for each event the steps it fulfils, ascending: 0 is the opening, 1 the first part
   * @param score the sum
   */
  record Sum(List<RetainedEvent> events, List<List<Integer>> steps, int score) {
    public Sum {
      events = List.copyOf(events);
      steps = List.copyOf(steps);
    }
  }
}

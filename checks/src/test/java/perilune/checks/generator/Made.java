package perilune.checks.generator;

import java.util.List;

/** What became of making events for a rule. */
sealed interface Made {

  /**
   * Events for a rule.
   *
   * @param matching lists of events; the rule finds each of them whole
   * @param near lists of events that may be near misses: whoever takes one asks whether it is
   */
  record Cases(List<List<Timed>> matching, List<NearMiss> near) implements Made {
    public Cases {
      matching = List.copyOf(matching);
      near = List.copyOf(near);
    }
  }

  /** None were found, and why. */
  record Unsolved(String why) implements Made {}

  /**
   * Events that differ from those that match in one thing.
   *
   * @param what the one thing
   */
  record NearMiss(String what, List<Timed> events) {
    public NearMiss {
      events = List.copyOf(events);
    }
  }
}

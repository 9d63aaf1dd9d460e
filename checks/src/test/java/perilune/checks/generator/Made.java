package perilune.checks.generator;

import java.util.List;

/** What became of making events for a rule. */
sealed interface Made {

  /**
   * Events for a rule.
   *
   * @param matching lists of events; the rule finds all events of each
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
   * @param spared those of the events that nothing may be found with
   */
  record NearMiss(String what, List<Timed> events, List<Timed> spared) {
    public NearMiss {
      events = List.copyOf(events);
      spared = List.copyOf(spared);
    }

    /** Makes one in which nothing may be found. */
    NearMiss(String what, List<Timed> events) {
      this(what, events, events);
    }

    /** Says whether nothing was found that has one of the spared events. */
    boolean isMissedBy(List<Streaming.Found> found) {
      return spared.stream()
          .noneMatch(event -> found.stream().anyMatch(one -> one.nanos().contains(event.nanos())));
    }
  }
}

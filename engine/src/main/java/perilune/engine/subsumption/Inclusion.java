package perilune.engine.subsumption;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Whether what fulfils one thing fulfils another. */
public sealed interface Inclusion {

  /**
   * It does, always.
   *
   * @param singleValued fields of which the proof takes for granted that an event has one value at
   *     most; empty where it holds for any number of values
   */
  record Proven(SortedSet<String> singleValued) implements Inclusion {}

  /**
   * It does not.
   *
   * @param events events, in their order, that fulfil the first and not the second: fields with
   *     their values, which are texts, longs, doubles and booleans; one where conditions are
   *     compared
   */
  record Refuted(List<Map<String, List<Object>>> events) implements Inclusion {
    public Refuted {
      events = List.copyOf(events);
    }
  }

  /** Nobody knows, and why: words for people, without a full stop. */
  record Undecided(String reason) implements Inclusion {}
}

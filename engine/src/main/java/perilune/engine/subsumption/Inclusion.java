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
   * @param event an event that fulfils the first and not the second: fields with their values,
   *     which are texts, longs, doubles and booleans
   */
  record Refuted(Map<String, List<Object>> event) implements Inclusion {}

  /** Nobody knows, and why: words for people, without a full stop. */
  record Undecided(String reason) implements Inclusion {}
}

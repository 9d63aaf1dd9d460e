package perilune.cli;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * A rule, a file of events, and what the rule is to find in it.
 *
 * @param ruleId the rule
 * @param ruleName in words, or the id where no such rule was loaded
 * @param sample the events
 * @param beside what the host is like, where the rule is about that
 * @param wanted whether something is to be found
 * @param count how many matches, where that is said
 */
record SampleCase(
    String ruleId,
    String ruleName,
    Path sample,
    SampleSurroundings beside,
    boolean wanted,
    OptionalInt count) {

  /** Gives in words what is expected. */
  String expected() {
    if (!wanted) {
      return "none";
    }
    return count.isPresent() ? "exactly " + count.getAsInt() : "at least 1";
  }

  /** Says whether so many matches are what is expected. */
  boolean accepts(long matches) {
    if (!wanted) {
      return matches == 0;
    }
    return count.isPresent() ? matches == count.getAsInt() : matches > 0;
  }

  /**
   * What came of it.
   *
   * @param matches of the rule
   * @param events that were read
   * @param problem why the case could not be tried; empty where it could
   */
  record Outcome(SampleCase tried, long matches, long events, String problem) {

    boolean passed() {
      return problem.isEmpty() && tried.accepts(matches);
    }
  }
}

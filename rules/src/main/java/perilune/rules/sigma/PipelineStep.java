package perilune.rules.sigma;

import java.util.List;
import java.util.function.Predicate;

/**
 * One step of a pipeline: what it does, and where.
 *
 * @param what it does
 * @param rules the log sources of the rules that it is for
 * @param fields the names of fields that it is for; empty for keywords
 * @param place for people: {@code windows.yml:12}
 */
record PipelineStep(
    Transformation what, Tests<LogSource> rules, List<Tests<String>> fields, String place) {

  PipelineStep {
    fields = List.copyOf(fields);
  }

  /**
   * Conditions that go together.
   *
   * @param any whether one is enough
   * @param negated whether they must not hold
   */
  record Tests<T>(List<Predicate<T>> tests, boolean any, boolean negated) {
    Tests {
      tests = List.copyOf(tests);
    }

    /** Says whether they hold; without conditions they do. */
    boolean hold(T value) {
      if (tests.isEmpty()) {
        return true;
      }
      boolean held =
          any
              ? tests.stream().anyMatch(test -> test.test(value))
              : tests.stream().allMatch(test -> test.test(value));
      return held != negated;
    }
  }

  boolean isFor(LogSource source) {
    return rules.hold(source);
  }

  boolean isFor(String field) {
    return fields.stream().allMatch(tests -> tests.hold(field));
  }
}

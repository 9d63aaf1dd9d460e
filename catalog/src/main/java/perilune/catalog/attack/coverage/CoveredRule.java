package perilune.catalog.attack.coverage;

import java.util.List;

/**
 * A rule as far as coverage goes.
 *
 * @param id its id
 * @param name in words
 * @param place file from which it came
 * @param techniques ids that it is tagged with, as written, those of parents too
 * @param analytics ids of analytics that it is tagged with
 * @param reach whether it can find something in the telemetry that was given
 * @param proof whether its own samples show that it works
 */
public record CoveredRule(
    String id,
    String name,
    String place,
    List<String> techniques,
    List<String> analytics,
    Reach reach,
    Proof proof) {

  /** Whether a rule can find something in telemetry. */
  public enum Reach {
    /** No telemetry was given. */
    NOT_ASKED,
    /** All that it needs is there. */
    RUNS,
    /** Some of what it looks at is not there. */
    PARTLY,
    /** It can find nothing. */
    BLIND,
    /** It does not run at all, on any telemetry. */
    NOT_RUNNABLE
  }

  /** Whether a rule's samples show that it works. */
  public enum Proof {
    /** Nobody ran them. */
    NOT_ASKED,
    /** It finds what is to be found, and nothing in its near misses. */
    PROVEN,
    /** It does not. */
    FAILED,
    /** It has no sample that is to be found. */
    NO_SAMPLE
  }

  public CoveredRule {
    techniques = List.copyOf(techniques);
    analytics = List.copyOf(analytics);
  }

  /** Says whether it can find something in the telemetry, if not all. */
  public boolean runnable() {
    return reach == Reach.RUNS || reach == Reach.PARTLY;
  }

  /** Says whether its samples show that it works. */
  public boolean proven() {
    return proof == Proof.PROVEN;
  }

  /**
   * Gives the techniques that it is about: a parent does not count where one of its sub-techniques
   * is tagged too, for Elastic's rules must name it then.
   */
  public List<String> ownTechniques() {
    return techniques.stream()
        .distinct()
        .filter(id -> techniques.stream().noneMatch(other -> other.startsWith(id + ".")))
        .toList();
  }
}

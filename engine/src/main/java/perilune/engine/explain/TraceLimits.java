package perilune.engine.explain;

/**
 * Bounds on what a trace keeps.
 *
 * @param maxWaiting chains, keys or stories kept at a time, and events kept by key for each part,
 *     count; above, the oldest is forgotten and counted
 * @param maxCompared chains of other keys that an event is compared with, count: the latest ones
 */
public record TraceLimits(int maxWaiting, int maxCompared) {

  /** Chains and keys: 10,000 whole events of 2 KB each take 20 MB. */
  public static final int DEFAULT_MAX_WAITING = 10_000;

  /** Chains compared: enough for those that began just before. */
  public static final int DEFAULT_MAX_COMPARED = 64;

  /** Gives the documented defaults. */
  public static TraceLimits defaults() {
    return new TraceLimits(DEFAULT_MAX_WAITING, DEFAULT_MAX_COMPARED);
  }
}

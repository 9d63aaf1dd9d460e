package perilune.scenarios.record;

import java.time.Instant;
import java.util.Set;
import perilune.scenarios.story.Kind;

/**
 * Where and when a story plays, and what is recorded of it.
 *
 * @param host name of the host
 * @param start time of the story's beginning
 * @param kinds kinds of telemetry that the sensor was told to record
 * @param firstPid number of the story's first process; later ones follow
 */
public record Setting(String host, Instant start, Set<Kind> kinds, int firstPid) {

  /** Stories begin here unless said otherwise: records have to have some time, and the same one. */
  public static final Instant DEFAULT_START = Instant.parse("2026-03-02T09:00:00Z");

  public static final int DEFAULT_FIRST_PID = 4_100;

  public Setting {
    kinds = Set.copyOf(kinds);
  }

  /** Gives a setting of a host that records these kinds. */
  public static Setting of(String host, Set<Kind> kinds) {
    return new Setting(host, DEFAULT_START, kinds, DEFAULT_FIRST_PID);
  }

  /** Gives the same setting at another time, with other process numbers. */
  public Setting startingAt(Instant time, int pid) {
    return new Setting(host, time, kinds, pid);
  }

  /** Says whether the sensor records this kind. */
  public boolean records(Kind kind) {
    return kinds.contains(kind);
  }
}

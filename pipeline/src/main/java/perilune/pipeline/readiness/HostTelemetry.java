package perilune.pipeline.readiness;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the telemetry of a host has.
 *
 * @param key the host's key
 * @param name its name, or the key
 * @param platforms values of {@code host.os.type} and of {@code observer.type}
 * @param sensors values of {@code event.module}, or the first part of the dataset
 * @param kinds what there is of each kind of events, by its name
 */
public record HostTelemetry(
    String key,
    String name,
    SortedSet<String> platforms,
    SortedSet<String> sensors,
    SortedMap<String, Tally> kinds) {

  /**
   * A record, as evidence.
   *
   * @param timeNanos when, since 1970
   * @param timed whether the record says when
   * @param input number of its input
   * @param line where in it, from 1; 0 where there are no lines
   */
  public record Seen(long timeNanos, boolean timed, int input, long line) {}

  /**
   * Events of one kind.
   *
   * @param events how many
   * @param first the first by time
   * @param last the last
   * @param fields how many of them have a field of each group that rules need
   * @param records how many of them have each type of audit record; empty for other sensors
   */
  public record Tally(
      long events, Seen first, Seen last, Map<String, Long> fields, Map<String, Long> records) {
    public Tally {
      fields = Map.copyOf(fields);
      records = Map.copyOf(records);
    }
  }

  /** Gives the number of events. */
  public long events() {
    return kinds.values().stream().mapToLong(Tally::events).sum();
  }

  /** Says whether it has something. */
  boolean has(Need need) {
    Tally tally = kinds.get(need.kind());
    return tally != null && (need.isKind() || tally.fields().getOrDefault(need.field(), 0L) > 0);
  }

  /** Gives the analytics of the host's platforms; none where the platform is not known. */
  public SortedSet<String> analytics() {
    var all = new TreeSet<String>();
    platforms.forEach(platform -> Analytic.ofPlatform(platform).ifPresent(a -> all.add(a.id())));
    return all;
  }

  /** Gives the sensors as a list for people. */
  public List<String> sensorNames() {
    return List.copyOf(sensors);
  }
}

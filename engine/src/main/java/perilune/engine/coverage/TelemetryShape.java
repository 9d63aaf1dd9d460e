package perilune.engine.coverage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which fields occur in telemetry, in which kinds of events.
 *
 * @param groups kinds of events
 */
public record TelemetryShape(List<Group> groups) {

  /** The fields whose values make a kind of events. */
  public static final List<String> KEYS =
      List.of("event.category", "event.dataset", "host.os.type");

  public TelemetryShape {
    groups = List.copyOf(groups);
  }

  /**
   * Events that agree in {@link #KEYS}.
   *
   * @param values for each key that these events have, its values; an event has all of them
   * @param fields names of all fields that one of them has
   * @param events how many there are
   */
  public record Group(Map<String, List<String>> values, Set<String> fields, long events) {
    public Group {
      values = Map.copyOf(values);
      fields = Set.copyOf(fields);
    }
  }

  /** Gives every field that occurs. */
  public Set<String> fields() {
    return groups.stream()
        .flatMap(group -> group.fields().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Gives the number of events. */
  public long events() {
    return groups.stream().mapToLong(Group::events).sum();
  }
}

package perilune.pipeline.survey;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import perilune.engine.coverage.TelemetryShape;
import perilune.event.Event;
import perilune.event.FieldTable;

/**
 * Notes for each kind of events which fields they have: kinds differ in {@link
 * TelemetryShape#KEYS}. Owned by one thread. O(fields) for an event.
 */
public final class FieldSurvey {

  /**
   * Kinds of events that are told apart, count; Elastic's integrations together have under 1,000.
   */
  public static final int DEFAULT_MAX_KINDS = 4_096;

  private static final class Kind {
    final BitSet fields = new BitSet();
    long events;
  }

  private final FieldTable table;
  private final int maxKinds;
  private final int[] keys;
  private final Map<List<List<String>>, Kind> kinds = new HashMap<>();
  private final Kind others = new Kind();

  /**
   * Makes a survey that has seen nothing.
   *
   * @param maxKinds kinds that are told apart; the events of further ones are one kind, of which
   *     the keys are not known
   */
  public FieldSurvey(FieldTable table, int maxKinds) {
    this.table = table;
    this.maxKinds = maxKinds;
    keys = TelemetryShape.KEYS.stream().mapToInt(table::intern).toArray();
  }

  /** Takes an event, enriched. */
  public void see(Event event) {
    Kind kind = kind(event);
    kind.events++;
    for (int i = 0; i < event.fieldCount(); i++) {
      int field = event.fieldAt(i);
      if (event.has(field)) {
        kind.fields.set(field);
      }
    }
  }

  private Kind kind(Event event) {
    var values = new ArrayList<List<String>>(keys.length);
    for (int key : keys) {
      values.add(event.texts(key));
    }
    Kind known = kinds.get(values);
    if (known != null) {
      return known;
    }
    if (kinds.size() >= maxKinds) {
      return others;
    }
    var fresh = new Kind();
    kinds.put(values, fresh);
    return fresh;
  }

  /** Gives the number of events whose kind was one too many. */
  public long untold() {
    return others.events;
  }

  /** Gives what was seen, the most frequent kinds first. */
  public TelemetryShape shape() {
    var groups = new ArrayList<TelemetryShape.Group>();
    kinds.forEach((values, kind) -> groups.add(group(named(values), kind)));
    groups.sort(
        Comparator.comparingLong(TelemetryShape.Group::events)
            .reversed()
            .thenComparing(group -> new TreeMap<>(group.values()).toString()));
    if (others.events > 0) {
      groups.add(group(Map.of(), others));
    }
    return new TelemetryShape(groups);
  }

  private static Map<String, List<String>> named(List<List<String>> values) {
    Map<String, List<String>> named = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      if (!values.get(i).isEmpty()) {
        named.put(TelemetryShape.KEYS.get(i), values.get(i));
      }
    }
    return named;
  }

  private TelemetryShape.Group group(Map<String, List<String>> values, Kind kind) {
    Set<String> names = new HashSet<>();
    kind.fields.stream().forEach(field -> names.add(table.name(field)));
    return new TelemetryShape.Group(values, names, kind.events);
  }
}

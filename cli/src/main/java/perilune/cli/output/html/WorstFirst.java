package perilune.cli.output.html;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import perilune.rules.Severity;

/**
 * A bounded number of things by key, of which the least severe and latest give way. O(1). Owned by
 * one thread.
 */
final class WorstFirst<T> {

  private final int max;
  private final Map<Severity, SequencedMap<String, T>> bySeverity = new EnumMap<>(Severity.class);
  private int size;

  /** A thing and its key. */
  record Kept<T>(String key, T thing) {}

  /** Keeps so many things, at least one. */
  WorstFirst(int max) {
    if (max < 1) {
      throw new IllegalArgumentException("at least one thing has to be kept");
    }
    this.max = max;
  }

  Optional<T> find(String key) {
    for (SequencedMap<String, T> same : bySeverity.values()) {
      T found = same.get(key);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  Optional<T> remove(String key) {
    for (SequencedMap<String, T> same : bySeverity.values()) {
      T found = same.remove(key);
      if (found != null) {
        size--;
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /**
   * Keeps a thing; one of the same key and severity keeps its turn. Gives what had to go, which may
   * be the thing itself.
   */
  Optional<Kept<T>> put(Severity severity, String key, T thing) {
    SequencedMap<String, T> same = bySeverity.computeIfAbsent(severity, _ -> new LinkedHashMap<>());
    if (!same.containsKey(key)) {
      remove(key);
      size++;
    }
    same.put(key, thing);
    return size > max ? Optional.of(giveUpOne()) : Optional.empty();
  }

  private Kept<T> giveUpOne() {
    for (SequencedMap<String, T> same : bySeverity.values()) {
      Map.Entry<String, T> last = same.pollLastEntry();
      if (last != null) {
        size--;
        return new Kept<>(last.getKey(), last.getValue());
      }
    }
    throw new IllegalStateException("nothing is kept");
  }

  /** Gives all, the worst first, and of the same severity the first first. */
  List<T> all() {
    var all = new ArrayList<T>();
    for (Severity severity : Wording.WORST_FIRST) {
      SequencedMap<String, T> same = bySeverity.get(severity);
      if (same != null) {
        all.addAll(same.values());
      }
    }
    return all;
  }
}

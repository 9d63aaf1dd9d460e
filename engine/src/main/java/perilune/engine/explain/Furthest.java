package perilune.engine.explain;

import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import perilune.engine.join.JoinTuple;

/** Keeps what came furthest, the first of equals, and bounds what waits. */
final class Furthest {

  private final TraceLimits limits;
  private @Nullable Progress best;
  // Of each part why the first event that fulfils it cannot be tied to others.
  private final Map<Integer, Stop> untied = new HashMap<>();
  private long forgotten;

  Furthest(TraceLimits limits) {
    this.limits = limits;
  }

  TraceLimits limits() {
    return limits;
  }

  void offer(Progress progress) {
    if (best == null || Progress.BY_REACH.compare(progress, best) > 0) {
      best = progress;
    }
  }

  /** Notes an event that fulfils a part but can be tied to no other. */
  void untied(int part, Stop stop) {
    untied.putIfAbsent(part, stop);
    offer(Progress.none(stop));
  }

  /** Gives why no event of a part could be tied to others, or something else. */
  Stop untiedOr(int part, Stop otherwise) {
    return untied.getOrDefault(part, otherwise);
  }

  /** Puts a value behind all others; of too many the oldest is forgotten. */
  <V> void put(SequencedMap<JoinTuple, V> map, JoinTuple key, V value) {
    map.putLast(key, value);
    if (map.size() > limits.maxWaiting()) {
      map.pollFirstEntry();
      forgotten++;
    }
  }

  /** Gives a value of a map that {@link #put} bounds. */
  static <V> @Nullable V get(Map<JoinTuple, V> map, JoinTuple key) {
    return map.get(key);
  }

  @Nullable Progress best() {
    return best;
  }

  long forgotten() {
    return forgotten;
  }
}

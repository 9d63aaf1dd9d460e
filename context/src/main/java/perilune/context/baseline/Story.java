package perilune.context.baseline;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One process that runs Lua, with what it started and connected to, while learning. */
final class Story {

  /** Children, and destinations, that one story keeps by name. */
  private static final int MAX_NAMES = 200;

  final Facts facts;
  final TreeSet<String> children = new TreeSet<>();
  final TreeSet<String> destinations = new TreeSet<>();
  final Map<String, Touch> touches = new TreeMap<>();
  final Map<String, Touch> signs = new TreeMap<>();
  final long firstNanos;
  long lastNanos;

  Story(Facts facts, long nanos) {
    this.facts = facts;
    this.firstNanos = nanos;
    this.lastNanos = nanos;
  }

  void child(String name) {
    add(children, name);
  }

  void destination(String name) {
    add(destinations, name);
  }

  private static void add(Set<String> names, String name) {
    if (names.size() < MAX_NAMES) {
      names.add(name);
    } else {
      names.add("*");
    }
  }

  void touch(Touch touch, boolean asksForYes) {
    (asksForYes ? touches : signs).merge(touch.rule(), touch, (old, _) -> old.plus(1));
  }
}

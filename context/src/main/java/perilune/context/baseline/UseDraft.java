package perilune.context.baseline;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was seen of one use, before it is generalised. Owned by one thread. */
final class UseDraft {

  /** Bytes of an entry's id. */
  static final int ID_BYTES = 5;

  /** Different values of one slot that are told apart. */
  private static final int MAX_VALUES = 400;

  private static final int MAX_HOSTS = 20_000;
  private static final long DAY = Duration.ofDays(1).toNanos();

  final Map<Slot, NavigableMap<String, ValueSupport>> values = new EnumMap<>(Slot.class);
  final Map<String, Touch> touches = new TreeMap<>();
  final Map<String, Touch> signs = new TreeMap<>();
  final TreeSet<String> hosts = new TreeSet<>();
  final TreeSet<Long> days = new TreeSet<>();
  long events;
  long firstNanos = Long.MAX_VALUE;
  long lastNanos = Long.MIN_VALUE;

  void count(Story story) {
    Facts facts = story.facts;
    facts.values().forEach((slot, all) -> all.forEach(value -> see(slot, value, story)));
    story.children.forEach(child -> see(Slot.CHILD, child, story));
    story.destinations.forEach(destination -> see(Slot.DESTINATION, destination, story));
    story.touches.forEach((rule, touch) -> add(touches, touch));
    story.signs.forEach((rule, touch) -> add(signs, touch));
    if (hosts.size() < MAX_HOSTS) {
      hosts.add(facts.host());
    }
    days.add(Math.floorDiv(story.firstNanos, DAY));
    days.add(Math.floorDiv(story.lastNanos, DAY));
    events++;
    firstNanos = Math.min(firstNanos, story.firstNanos);
    lastNanos = Math.max(lastNanos, story.lastNanos);
  }

  private void see(Slot slot, String value, Story story) {
    NavigableMap<String, ValueSupport> known = values.computeIfAbsent(slot, _ -> new TreeMap<>());
    boolean room = known.containsKey(value) || known.size() < MAX_VALUES;
    known
        .computeIfAbsent(room ? value : "*", _ -> new ValueSupport())
        .see(story.facts.host(), Math.floorDiv(story.lastNanos, DAY));
  }

  private static void add(Map<String, Touch> into, Touch touch) {
    into.merge(touch.rule(), touch, (old, more) -> old.plus(more.count()));
  }

  /** Takes over what another draft saw. */
  void addAll(UseDraft other) {
    other.values.forEach((slot, all) ->
        all.forEach((value, seen) ->
            values
                .computeIfAbsent(slot, _ -> new TreeMap<>())
                .merge(value, seen, ValueSupport::plus)));
    other.touches.values().forEach(touch -> add(touches, touch));
    other.signs.values().forEach(touch -> add(signs, touch));
    hosts.addAll(other.hosts);
    days.addAll(other.days);
    events += other.events;
    firstNanos = Math.min(firstNanos, other.firstNanos);
    lastNanos = Math.max(lastNanos, other.lastNanos);
  }

  /** Says whether one host alone showed it, on few days: its values are no rarer than itself. */
  boolean isRare() {
    return hosts.size() < ValueSupport.ENOUGH_HOSTS && days.size() < ValueSupport.ENOUGH_DAYS;
  }

  Support support() {
    return new Support(
        hosts.size(),
        hosts.stream().limit(Support.MAX_EXAMPLES).toList(),
        days.size(),
        events,
        firstNanos,
        lastNanos);
  }

  Map<Slot, SortedSet<String>> names() {
    var all = new EnumMap<Slot, SortedSet<String>>(Slot.class);
    values.forEach((slot, known) -> all.put(slot, new TreeSet<>(known.keySet())));
    return all;
  }

  List<Touch> touched() {
    return List.copyOf(touches.values());
  }

  List<Touch> signed() {
    return List.copyOf(signs.values());
  }
}

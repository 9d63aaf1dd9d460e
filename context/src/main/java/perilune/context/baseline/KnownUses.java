package perilune.context.baseline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A baseline, ready to be compared with. Immutable; shared by all hosts of a hunt. */
public final class KnownUses {

  private static final KnownUses NONE = new KnownUses(Baseline.EMPTY);

  private final Baseline baseline;
  private final Map<String, List<Entry>> byProgram = new HashMap<>();
  private final Map<String, Entry> byId = new HashMap<>();

  private KnownUses(Baseline baseline) {
    this.baseline = baseline;
    for (Entry entry : baseline.entries()) {
      byProgram.computeIfAbsent(entry.program(), _ -> new ArrayList<>()).add(entry);
      byId.put(entry.id(), entry);
    }
  }

  /** Gives what knows nothing: no event gets a field. */
  public static KnownUses none() {
    return NONE;
  }

  /** Prepares a baseline. O(entries). */
  public static KnownUses of(Baseline baseline) {
    return new KnownUses(baseline);
  }

  /** Says whether there is nothing to compare with. */
  public boolean isNone() {
    return byId.isEmpty();
  }

  /** Gives what was prepared. */
  public Baseline baseline() {
    return baseline;
  }

  boolean knows(String program) {
    return byProgram.containsKey(program);
  }

  /** Compares the start of a program that runs Lua. O(entries of the program x their values). */
  Verdict judge(Facts facts, boolean timed, long nanos) {
    var covering = new ArrayList<String>();
    var pending = new ArrayList<String>();
    Entry nearest = null;
    Map<Slot, List<String>> odd = Map.of();
    int least = Integer.MAX_VALUE;
    for (Entry entry : byProgram.getOrDefault(facts.program(), List.of())) {
      if (!entry.os().equals(facts.os()) && !entry.os().isEmpty() && !facts.os().isEmpty()) {
        continue;
      }
      Map<Slot, List<String>> missing = entry.missing(facts);
      if (!entry.isApproved(timed, nanos)) {
        if (missing.isEmpty() && !entry.isTouched()) {
          pending.add(entry.id());
        }
      } else if (missing.isEmpty()) {
        covering.add(entry.id());
      } else if (distance(missing) < least) {
        least = distance(missing);
        nearest = entry;
        odd = missing;
      }
    }
    if (!covering.isEmpty()) {
      return new Verdict(Standing.KNOWN, covering, pending, Map.of());
    }
    if (!pending.isEmpty()) {
      return new Verdict(Standing.UNAPPROVED, pending, List.of(), Map.of());
    }
    return nearest == null
        ? Verdict.UNKNOWN
        : new Verdict(Standing.DEVIATES, List.of(nearest.id()), List.of(), odd);
  }

  private static int distance(Map<Slot, List<String>> missing) {
    var parts = new EnumMap<Part, Integer>(Part.class);
    missing.keySet().forEach(slot -> parts.put(slot.part(), slot.part().distance()));
    return parts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Says whether one of some entries stands for one of the names of a thing. */
  boolean holds(List<String> ids, Slot slot, List<String> names) {
    for (String id : ids) {
      Entry entry = byId.get(id);
      if (entry != null && names.stream().anyMatch(name -> isHeld(entry, slot, name))) {
        return true;
      }
    }
    return false;
  }

  /** A domain that telemetry tells today and did not tell then is no deviation by itself. */
  private static boolean isHeld(Entry entry, Slot slot, String name) {
    return entry.holds(slot, name);
  }

  /** How a use stands to the baseline. */
  enum Standing {
    KNOWN("known"),
    DEVIATES("deviates"),
    UNAPPROVED("unapproved"),
    UNKNOWN("unknown");

    final String word;

    Standing(String word) {
      this.word = word;
    }
  }

  /**
   * What came of a comparison.
   *
   * @param standing how it stands
   * @param entries those that cover it, or the nearest
   * @param pending quiet entries without approval that cover it too
   * @param odd values that the nearest entry does not have
   */
  record Verdict(
      Standing standing, List<String> entries, List<String> pending, Map<Slot, List<String>> odd) {
    static final Verdict UNKNOWN = new Verdict(Standing.UNKNOWN, List.of(), List.of(), Map.of());

    Verdict {
      entries = List.copyOf(entries);
      pending = List.copyOf(pending);
    }
  }
}

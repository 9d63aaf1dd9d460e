package perilune.context.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What runs Lua in one place of the world, as far as it was learned. Immutable.
 *
 * @param entries in the order of the file: by system, program, what runs, and id
 */
public record Baseline(List<Entry> entries) {

  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::os)
          .thenComparing(Entry::program)
          .thenComparing(entry -> String.join(" ", entry.of(Slot.RUNS)))
          .thenComparing(entry -> String.join(" ", entry.of(Slot.INTERPRETER)))
          .thenComparing(Entry::id);

  /** Nothing was learned. */
  public static final Baseline EMPTY = new Baseline(List.of());

  public Baseline {
    entries = entries.stream().sorted(ORDER).toList();
  }

  /** Gives the entry of an id. O(entries). */
  public Optional<Entry> entry(String id) {
    return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /** Gives the same with an entry in the place of the one of its id. */
  public Baseline with(Entry changed) {
    return new Baseline(
        entries.stream().map(entry -> entry.id().equals(changed.id()) ? changed : entry).toList());
  }

  /**
   * Gives this with what was learned since. What an entry stands for already adds to its support;
   * all else becomes an entry of its own, so that an approved one never comes to stand for more
   * than was approved. O(entries of both).
   */
  public Baseline plus(Baseline learned) {
    var all = new ArrayList<>(entries);
    for (Entry fresh : learned.entries()) {
      int known = covering(entries, fresh);
      if (known >= 0) {
        all.set(known, all.get(known).with(all.get(known).support().plus(fresh.support())));
      } else {
        all.add(free(all, fresh));
      }
    }
    return new Baseline(all);
  }

  private static int covering(List<Entry> known, Entry fresh) {
    for (int i = 0; i < known.size(); i++) {
      if (isCovered(fresh, known.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isCovered(Entry fresh, Entry known) {
    return known.os().equals(fresh.os())
        && known.program().equals(fresh.program())
        && fresh.touches().stream()
            .allMatch(
                touch -> known.touches().stream().anyMatch(old -> old.rule().equals(touch.rule())))
        && fresh.values().entrySet().stream()
            .allMatch(slot ->
                slot.getValue().stream().allMatch(value -> known.holds(slot.getKey(), value)));
  }

  private static Entry free(List<Entry> all, Entry fresh) {
    Optional<Entry> same = all.stream().filter(entry -> entry.id().equals(fresh.id())).findFirst();
    if (same.isEmpty()) {
      return fresh;
    }
    String id = fresh.id();
    for (int turn = 2; isTaken(all, id); turn++) {
      id = CodeShape.hash(fresh.id() + "/" + turn, UseDraft.ID_BYTES);
    }
    return fresh.besides(id, same.get().id());
  }

  private static boolean isTaken(List<Entry> all, String id) {
    return all.stream().anyMatch(entry -> entry.id().equals(id));
  }
}

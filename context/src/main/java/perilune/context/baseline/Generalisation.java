package perilune.context.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes entries of what was counted: what differs only in one of many becomes one, and what is rare
 * in a common use is kept apart from it, so that nobody approves the one with the other.
 */
final class Generalisation {

  private final Map<UseKey, UseDraft> drafts;

  Generalisation(Map<UseKey, UseDraft> drafts) {
    this.drafts = drafts;
  }

  Baseline baseline() {
    Map<UseKey, UseDraft> joined = joined(drafts);
    adoptUnseen(joined);
    var entries = new ArrayList<Entry>();
    joined.forEach((key, draft) -> {
      ValueFolding.fold(draft);
      add(key, draft, entries);
    });
    return new Baseline(entries);
  }

  /** Joins quiet uses that run one of many scripts of a folder, or one of many codes. */
  private static Map<UseKey, UseDraft> joined(Map<UseKey, UseDraft> all) {
    var byProgram = new TreeMap<String, List<UseKey>>();
    for (UseKey key : all.keySet()) {
      String group = String.join("\n", key.os(), key.program(), key.interpreter());
      byProgram.computeIfAbsent(group, _ -> new ArrayList<>()).add(key);
    }
    var joined = new TreeMap<UseKey, UseDraft>(ORDER);
    for (List<UseKey> keys : byProgram.values()) {
      keys.sort(ORDER);
      Map<String, String> folded =
          RunsFolding.of(keys.stream().filter(UseKey::isQuiet).map(UseKey::runs).toList());
      for (UseKey key : keys) {
        String runs = key.isQuiet() ? folded.getOrDefault(key.runs(), key.runs()) : key.runs();
        UseDraft draft = all.getOrDefault(key, new UseDraft());
        if (!runs.equals(key.runs())) {
          rename(draft, runs);
        }
        joined.computeIfAbsent(key.running(runs), _ -> new UseDraft()).addAll(draft);
      }
    }
    return joined;
  }

  private static final Comparator<UseKey> ORDER =
      Comparator.comparing(UseKey::os)
          .thenComparing(UseKey::program)
          .thenComparing(UseKey::interpreter)
          .thenComparing(UseKey::runs)
          .thenComparing(UseKey::touches);

  private static void rename(UseDraft draft, String runs) {
    Map<String, ValueSupport> old = draft.values.remove(Slot.RUNS);
    var fresh = new TreeMap<String, ValueSupport>();
    if (old != null) {
      old.values().forEach(seen -> fresh.merge(runs, seen, ValueSupport::plus));
    }
    draft.values.put(Slot.RUNS, fresh);
  }

  /**
   * What a program did whose start was not seen is counted to its most frequent use, where there is
   * one: it is the same program.
   */
  private static void adoptUnseen(Map<UseKey, UseDraft> joined) {
    var homes = new HashMap<UseKey, UseKey>();
    for (UseKey key : joined.keySet()) {
      if (key.runs().isEmpty() && key.isQuiet()) {
        home(key, joined).ifPresent(found -> homes.put(key, found));
      }
    }
    homes.forEach((unseen, home) -> {
      UseDraft draft = joined.remove(unseen);
      UseDraft into = joined.get(home);
      if (draft != null && into != null) {
        into.addAll(draft);
      }
    });
  }

  private static Optional<UseKey> home(UseKey unseen, Map<UseKey, UseDraft> joined) {
    return joined.entrySet().stream()
        .filter(
            entry -> entry.getKey().running("").equals(unseen) && !entry.getKey().runs().isEmpty())
        .max(Comparator.comparingLong(entry -> entry.getValue().events))
        .map(Map.Entry::getKey);
  }

  private static void add(UseKey key, UseDraft draft, List<Entry> entries) {
    String id = id(key, "");
    Map<Slot, SortedSet<String>> all = draft.names();
    if (draft.isRare() || !key.isQuiet()) {
      entries.add(entry(id, key, all, draft.support(), draft, ""));
      return;
    }
    var rare = new UseDraft();
    Map<Slot, SortedSet<String>> common = draft.names();
    draft.values.forEach((slot, known) ->
        known.forEach((value, seen) -> {
          if (seen.isRare()) {
            common.getOrDefault(slot, new TreeSet<>()).remove(value);
            take(rare, seen, draft);
          }
        }));
    common.values().removeIf(Set::isEmpty);
    entries.add(entry(id, key, common, draft.support(), draft, ""));
    if (rare.events > 0) {
      entries.add(entry(id(key, "rare"), key, all, rare.support(), draft, id));
    }
  }

  private static void take(UseDraft rare, ValueSupport seen, UseDraft of) {
    rare.hosts.addAll(seen.hosts);
    rare.days.addAll(seen.days);
    rare.events += seen.count;
    rare.firstNanos = of.firstNanos;
    rare.lastNanos = of.lastNanos;
  }

  private static Entry entry(
      String id,
      UseKey key,
      Map<Slot, SortedSet<String>> values,
      Support support,
      UseDraft draft,
      String besides) {
    return new Entry(
        id,
        key.os(),
        key.program(),
        values,
        support,
        draft.touched(),
        draft.signed(),
        besides,
        Optional.empty(),
        List.of());
  }

  private static String id(UseKey key, String kind) {
    String all =
        String.join(
            "\n", key.os(), key.program(), key.interpreter(), key.runs(), key.touches(), kind);
    return CodeShape.hash(all, UseDraft.ID_BYTES);
  }
}

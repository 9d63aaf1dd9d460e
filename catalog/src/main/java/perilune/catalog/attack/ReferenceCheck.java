package perilune.catalog.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import perilune.catalog.attack.AttackObject.Reference;
import perilune.source.DiagnosticCode;

/** Remembers what objects refer to, and tells which of it is not there. Owned by one thread. */
final class ReferenceCheck {

  private final BundleNotes notes;
  private final Map<String, Named> byTarget = new HashMap<>();

  ReferenceCheck(BundleNotes notes) {
    this.notes = notes;
  }

  /** Objects that name one other: the first with its place, some by id, all counted. */
  private static final class Named {
    private final BundleNotes.Spot spot;
    private final String path;
    private final List<String> others = new ArrayList<>();
    private int count;

    Named(BundleNotes.Spot spot, String path) {
      this.spot = spot;
      this.path = path;
    }

    void add(String id) {
      count++;
      if (count > 1 && others.size() < BundleNotes.MAX_TOLD) {
        others.add(id);
      }
    }

    String more() {
      if (count == 1) {
        return "";
      }
      String cut = others.size() == count - 1 ? "" : ", ...";
      return "; so do " + (count - 1) + " more: " + String.join(", ", others) + cut;
    }
  }

  void add(Reference reference, String from, BundleNotes.Spot spot) {
    byTarget.computeIfAbsent(reference.target(), _ -> new Named(spot, reference.path())).add(from);
  }

  /** Tells of each that is not among these ids, in the order of their ids. */
  void tellMissing(Set<String> there) {
    byTarget.entrySet().stream()
        .filter(entry -> !there.contains(entry.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> tell(entry.getKey(), entry.getValue()));
  }

  private void tell(String target, Named named) {
    String to = target.isEmpty() ? "nothing: it is empty" : target + ", which is not in the bundle";
    notes.warn(
        DiagnosticCode.ATT004,
        named.spot,
        named.path + " refers to " + to + named.more(),
        "the reference is kept as it is; what it leads to is shown as missing");
    notes.count(DiagnosticCode.ATT004, named.count - 1);
  }
}

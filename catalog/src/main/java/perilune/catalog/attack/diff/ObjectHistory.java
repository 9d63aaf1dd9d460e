package perilune.catalog.attack.diff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.catalog.attack.AttackObject;
import perilune.catalog.attack.AttackRelease;

/**
 * One object in all releases that were imported.
 *
 * @param id its STIX id
 * @param entries one for each release, the oldest first
 */
public record ObjectHistory(String id, List<Entry> entries) {
  public ObjectHistory {
    entries = List.copyOf(entries);
  }

  /**
   * The object in one release.
   *
   * @param release name of the release
   * @param object as it is there; nothing where it is not
   * @param change from the release before; nothing for the first, and where neither has it
   */
  public record Entry(String release, Optional<AttackObject> object, Optional<ObjectDiff> change) {}

  /** Follows an object through releases, which are given in order; those of one domain. */
  public static ObjectHistory of(String id, List<AttackRelease> releases) throws IOException {
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < releases.size(); i++) {
      Optional<AttackObject> object = releases.get(i).object(id);
      Optional<ObjectDiff> change = Optional.empty();
      if (i > 0 && (object.isPresent() || releases.get(i - 1).object(id).isPresent())) {
        change = Optional.of(new ReleaseDiff(releases.get(i - 1), releases.get(i)).of(id));
      }
      entries.add(new Entry(releases.get(i).name(), object, change));
    }
    return new ObjectHistory(id, entries);
  }
}

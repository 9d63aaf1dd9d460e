package perilune.catalog.attack.diff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import perilune.catalog.attack.AttackObject;
import perilune.catalog.attack.AttackRelease;
import perilune.catalog.attack.Connection;
import perilune.catalog.attack.diff.ObjectDiff.ConnectionChange;
import perilune.catalog.attack.diff.ObjectDiff.Status;

/**
 * Two releases, and what is not the same in them.
 *
 * @param before the older one
 * @param after the younger one
 */
public record ReleaseDiff(AttackRelease before, AttackRelease after) {

  /**
   * Gives what happened to each object that is no relationship, where something did: in the order
   * of the older release, then new ones in the order of the younger. Reads the bytes of those
   * objects only whose hash changed.
   */
  public List<ObjectDiff> objects() throws IOException {
    Set<String> ids = new LinkedHashSet<>();
    before.objects().forEach(object -> ids.add(object.id()));
    after.objects().forEach(object -> ids.add(object.id()));
    var all = new ArrayList<ObjectDiff>();
    for (String id : ids) {
      AttackObject object = after.object(id).or(() -> before.object(id)).orElseThrow();
      if (!object.isRelationship()) {
        ObjectDiff diff = of(id);
        if (!diff.isNothing()) {
          all.add(diff);
        }
      }
    }
    return all;
  }

  /**
   * Gives what happened to one object.
   *
   * @throws java.util.NoSuchElementException if neither release has it
   */
  public ObjectDiff of(String id) throws IOException {
    Optional<AttackObject> old = before.object(id);
    Optional<AttackObject> young = after.object(id);
    List<FieldChange> fields = fields(old, young);
    return new ObjectDiff(old, young, status(old, young, fields), fields, connections(old, young));
  }

  /** Gives the numbers of relationships by what happened to them. */
  public Map<Status, Integer> relationships() throws IOException {
    Map<Status, Integer> counts = new LinkedHashMap<>();
    for (AttackObject one : before.objects()) {
      if (one.isRelationship()) {
        Optional<AttackObject> young = after.object(one.id());
        counts.merge(status(Optional.of(one), young), 1, Integer::sum);
      }
    }
    for (AttackObject one : after.objects()) {
      if (one.isRelationship() && before.object(one.id()).isEmpty()) {
        counts.merge(Status.ADDED, 1, Integer::sum);
      }
    }
    return counts;
  }

  private Status status(Optional<AttackObject> old, Optional<AttackObject> young)
      throws IOException {
    return status(old, young, fields(old, young));
  }

  private List<FieldChange> fields(Optional<AttackObject> old, Optional<AttackObject> young)
      throws IOException {
    if (old.isEmpty()
        || young.isEmpty()
        || old.get().canonicalSha256().equals(young.get().canonicalSha256())) {
      return List.of();
    }
    return FieldDiff.of(before.read(old.get()), after.read(young.get()));
  }

  private static Status status(
      Optional<AttackObject> old, Optional<AttackObject> young, List<FieldChange> fields) {
    if (old.isEmpty()) {
      return Status.ADDED;
    }
    if (young.isEmpty()) {
      return Status.REMOVED;
    }
    if (young.get().revoked() && !old.get().revoked()) {
      return Status.REVOKED;
    }
    if (young.get().deprecated() && !old.get().deprecated()) {
      return Status.DEPRECATED;
    }
    if (young.get().inForce() && !old.get().inForce()) {
      return Status.RESTORED;
    }
    if (!fields.isEmpty()) {
      return Status.CHANGED;
    }
    boolean same = old.get().rawSha256().equals(young.get().rawSha256());
    return same ? Status.UNCHANGED : Status.REWRITTEN;
  }

  private List<ConnectionChange> connections(
      Optional<AttackObject> old, Optional<AttackObject> young) throws IOException {
    Map<String, Connection> were = byKey(old.map(before::connections).orElse(List.of()));
    Map<String, Connection> are = byKey(young.map(after::connections).orElse(List.of()));
    var all = new ArrayList<ConnectionChange>();
    for (Map.Entry<String, Connection> entry : were.entrySet()) {
      Connection now = are.get(entry.getKey());
      if (now == null) {
        all.add(new ConnectionChange(Status.REMOVED, entry.getValue(), List.of()));
      } else if (now.carrier().isRelationship()) {
        changed(entry.getValue(), now, all);
      }
    }
    are.forEach((key, now) -> {
      if (!were.containsKey(key)) {
        all.add(new ConnectionChange(Status.ADDED, now, List.of()));
      }
    });
    return all;
  }

  private static Map<String, Connection> byKey(List<Connection> all) {
    return all.stream()
        .collect(
            Collectors.toMap(
                Connection::key, Function.identity(), (one, _) -> one, LinkedHashMap::new));
  }

  private void changed(Connection old, Connection now, List<ConnectionChange> into)
      throws IOException {
    Optional<AttackObject> was = Optional.of(old.carrier());
    Optional<AttackObject> is = Optional.of(now.carrier());
    List<FieldChange> fields = fields(was, is);
    Status status = status(was, is, fields);
    if (status != Status.UNCHANGED) {
      into.add(new ConnectionChange(status, now, fields));
    }
  }
}

package perilune.catalog.attack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import perilune.catalog.attack.AttackObject.Reference;
import perilune.catalog.attack.json.JsonStream;
import perilune.catalog.attack.json.JsonValue;

/**
 * One release: its objects, what they refer to, and their bytes.
 *
 * <p>What is known of all objects is in memory, some 20 MB; their bytes are read one by one, and
 * each time held against their hash. Immutable.
 */
public final class AttackRelease {

  private static final String SOURCE = "source_ref";
  private static final String TARGET = "target_ref";

  private final Path folder;
  private final ReleaseFacts facts;
  private final Map<String, AttackObject> byId = new LinkedHashMap<>();
  private final Map<String, List<AttackObject>> byAttackId = new HashMap<>();
  // By target: the objects that name it, with the member.
  private final Map<String, List<Incoming>> incoming = new HashMap<>();

  private record Incoming(AttackObject from, String path) {}

  private AttackRelease(Path folder, ReleaseFacts facts) {
    this.folder = folder;
    this.facts = facts;
  }

  static AttackRelease read(Path folder, ReleaseFacts facts) throws IOException {
    var release = new AttackRelease(folder, facts);
    ReleaseFiles.readObjects(folder.resolve(ReleaseFiles.OBJECTS), release::add);
    if (release.byId.size() != facts.objects()) {
      throw new DamagedStore(
          folder.resolve(ReleaseFiles.OBJECTS),
          1,
          "it has " + release.byId.size() + " objects, not " + facts.objects());
    }
    return release;
  }

  private void add(AttackObject object) {
    byId.put(object.id(), object);
    if (!object.attackId().isEmpty()) {
      byAttackId.computeIfAbsent(object.attackId(), _ -> new ArrayList<>()).add(object);
    }
    for (Reference reference : object.references()) {
      incoming
          .computeIfAbsent(reference.target(), _ -> new ArrayList<>())
          .add(new Incoming(object, reference.path()));
    }
  }

  /** Gives what is known of the release as a whole. */
  public ReleaseFacts facts() {
    return facts;
  }

  /** Gives its name. */
  public String name() {
    return facts.name();
  }

  /** Gives all objects in the order of the bundle. */
  public List<AttackObject> objects() {
    return List.copyOf(byId.values());
  }

  /** Gives the object of a STIX id. */
  public Optional<AttackObject> object(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * Gives the objects of an id in ATT&CK, in any case, or of a STIX id: those in force first. Old
   * mitigations have the ids of techniques, so there may be several.
   */
  public List<AttackObject> find(String id) {
    Optional<AttackObject> exact = object(id);
    if (exact.isPresent()) {
      return List.of(exact.get());
    }
    var found = new ArrayList<>(byAttackId.getOrDefault(id.toUpperCase(Locale.ROOT), List.of()));
    found.addAll(byAttackId.getOrDefault(id.toLowerCase(Locale.ROOT), List.of()));
    found.sort(Comparator.comparing(one -> !one.inForce()));
    return List.copyOf(found.stream().distinct().toList());
  }

  /** Gives the ids in ATT&CK that there are, for suggestions. */
  public List<String> attackIds() {
    return byAttackId.keySet().stream().sorted().toList();
  }

  /**
   * Gives what an object has to do with others, by kind, direction and the other's title.
   * Relationships themselves are what connects, and have none.
   */
  public List<Connection> connections(AttackObject object) {
    var all = new ArrayList<Connection>();
    if (!object.isRelationship()) {
      for (Reference reference : object.references()) {
        all.add(connection(reference.path(), true, object, reference.target()));
      }
    }
    for (Incoming one : incoming.getOrDefault(object.id(), List.of())) {
      if (one.from().isRelationship()) {
        related(one, all);
      } else {
        all.add(connection(one.path(), false, one.from(), one.from().id()));
      }
    }
    all.sort(Connection.ORDER);
    return List.copyOf(all);
  }

  private void related(Incoming one, List<Connection> into) {
    AttackObject by = one.from();
    if (one.path().equals(SOURCE)) {
      into.add(connection(by.relationshipType(), true, by, by.reference(TARGET)));
    } else if (one.path().equals(TARGET)) {
      into.add(connection(by.relationshipType(), false, by, by.reference(SOURCE)));
    } else {
      into.add(connection(by.relationshipType() + " " + one.path(), false, by, by.id()));
    }
  }

  private Connection connection(String kind, boolean outgoing, AttackObject by, String other) {
    return new Connection(kind, outgoing, by, other, object(other));
  }

  /**
   * Gives the bytes of an object as they stood in the bundle.
   *
   * @throws DamagedStore if they are not those that were imported
   */
  public byte[] raw(AttackObject object) throws IOException {
    Path bundle = folder.resolve(ReleaseFiles.BUNDLE);
    try (var file = new RandomAccessFile(bundle.toFile(), "r")) {
      long end = object.place().offset() + object.place().length();
      if (object.place().offset() < 0 || object.place().length() < 0 || end > file.length()) {
        throw new DamagedStore(bundle, 1, "it ends before object " + object.id());
      }
      var bytes = new byte[object.place().length()];
      file.seek(object.place().offset());
      file.readFully(bytes);
      if (!Sha256.of(bytes).equals(object.rawSha256())) {
        throw new DamagedStore(
            bundle,
            1,
            "the bytes of object "
                + object.id()
                + " at byte "
                + object.place().offset()
                + " are not those that were imported");
      }
      return bytes;
    }
  }

  /** Gives an object's members; like {@link #raw}, then parsed. */
  public JsonValue read(AttackObject object) throws IOException {
    return JsonStream.read(raw(object));
  }
}

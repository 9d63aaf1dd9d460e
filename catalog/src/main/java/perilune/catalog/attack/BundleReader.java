package perilune.catalog.attack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import perilune.catalog.attack.json.JsonProblem;
import perilune.catalog.attack.json.JsonStream;
import perilune.catalog.attack.json.JsonValue;
import perilune.source.DiagnosticCode;

/**
 * Reads a bundle of STIX from a file, object by object: memory is that of one object, and of what
 * is known of each.
 *
 * <p>Owned by one thread, for one file.
 */
final class BundleReader {

  private static final String MATRIX = "x-mitre-matrix";
  private static final String COLLECTION = "x-mitre-collection";
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final BundleLimits limits;
  private final BundleNotes notes;
  private final ObjectReading reading;
  private final Map<String, AttackObject> objects = new LinkedHashMap<>();
  private final Set<String> ambiguous = new HashSet<>();
  private final ReferenceCheck references;
  private final Map<String, String> members = new HashMap<>();
  private final List<String> collectionVersions = new ArrayList<>();
  private final Set<String> matrices = new HashSet<>();
  private long number;
  private boolean whole;
  private boolean stopped;
  private int leftOut;

  BundleReader(Path file, BundleLimits limits, BundleNotes notes) {
    this.file = file;
    this.limits = limits;
    this.notes = notes;
    reading = new ObjectReading(notes);
    references = new ReferenceCheck(notes);
  }

  /**
   * What is in a bundle.
   *
   * @param id of the bundle itself, as written
   * @param specVersion STIX version of the bundle; empty where it says none, as 2.1 has it
   * @param version of the collection in it; empty where there is none, or more than one
   * @param domain of the matrices in it; empty where they have none in common
   * @param objects in the order of the text
   * @param leftOut objects that were so wrong that they could not be taken
   */
  record Content(
      String id,
      String specVersion,
      String version,
      String domain,
      List<AttackObject> objects,
      int leftOut) {}

  /** Reads it all; what is wrong stands in the notes, and what could be read is given. */
  Content read() throws IOException {
    try (var raw = new RandomAccessFile(file.toFile(), "r");
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        var json = new JsonStream(in)) {
      document(json, raw);
    }
    ambiguous.forEach(objects::remove);
    leftOut += ambiguous.size();
    if (whole) {
      references.tellMissing(objects.keySet());
    }
    return new Content(
        members.getOrDefault("id", ""),
        members.getOrDefault("spec_version", ""),
        collectionVersions.size() == 1 ? collectionVersions.getFirst() : "",
        matrices.size() == 1 ? matrices.iterator().next() : "",
        List.copyOf(objects.values()),
        leftOut);
  }

  private void document(JsonStream json, RandomAccessFile raw) throws IOException {
    try {
      if (json.next() != JsonStream.Next.OBJECT) {
        noBundle(json.start(), "it is no JSON object");
        return;
      }
      for (JsonStream.Next next = json.next(); next != JsonStream.Next.END; next = json.next()) {
        member(next, json, raw);
        if (stopped) {
          return;
        }
      }
      whole = true;
      if (json.next() != JsonStream.Next.NOTHING) {
        noBundle(json.start(), "something follows the bundle");
      }
      judge();
    } catch (JsonProblem problem) {
      problem(problem, json);
    }
  }

  private void member(JsonStream.Next next, JsonStream json, RandomAccessFile raw)
      throws IOException {
    String name = json.name();
    if (name.equals("objects") && next == JsonStream.Next.ARRAY) {
      objects(json, raw);
      members.put(name, "");
      return;
    }
    JsonValue value = json.value();
    members.put(name, value instanceof JsonValue.Text(var text) ? text : "");
    if (name.equals("objects")) {
      noBundle(json.start(), "its 'objects' are no list");
    } else if (!Set.of("type", "id", "spec_version").contains(name)) {
      notes.warn(
          DiagnosticCode.ATT002,
          new BundleNotes.Spot(json.start(), json.line(), "", name),
          "the bundle has a member '" + name + "' that bundles do not have",
          "it is kept in the text of the bundle, and not read");
    }
  }

  private void judge() {
    if (!"bundle".equals(members.get("type"))) {
      noBundle(0, "its type is '" + members.getOrDefault("type", "") + "', not 'bundle'");
    } else if (!members.containsKey("objects")) {
      noBundle(0, "it has no 'objects'");
    } else if (members.containsKey("spec_version")) {
      var spot = new BundleNotes.Spot(0, 1, "", "");
      new Versions(notes).takesBundle(members.getOrDefault("spec_version", ""), spot);
    }
  }

  private void noBundle(long offset, String sentence) {
    notes.error(
        DiagnosticCode.ATT001,
        new BundleNotes.Spot(Math.max(0, offset), 1, "", ""),
        "this is no bundle of STIX: " + sentence,
        "give enterprise-attack.json, or another bundle, as MITRE publishes it; it may be gzipped");
  }

  private void problem(JsonProblem problem, JsonStream json) {
    boolean inside = number > 0 && !members.containsKey("objects");
    String object = inside ? number + ", or what follows it" : "";
    var spot = new BundleNotes.Spot(Math.max(0, problem.offset()), json.line(), object, "");
    switch (problem.kind()) {
      case TRUNCATED ->
          notes.error(
              DiagnosticCode.ATT001,
              spot,
              "the bundle is cut off: " + problem.sentence(),
              "fetch it again: nothing of it was taken");
      case LIMIT ->
          notes.error(
              DiagnosticCode.ATT008,
              spot,
              "the bundle is beyond a limit: " + problem.sentence(),
              "no object of ATT&CK comes near it: is this the right file?");
      case BROKEN, AMBIGUOUS ->
          notes.error(
              DiagnosticCode.ATT001,
              spot,
              "the bundle is no JSON: " + problem.sentence(),
              "fetch it again: nothing of it was taken");
    }
  }

  private void objects(JsonStream json, RandomAccessFile raw) throws IOException {
    if (json.next() == JsonStream.Next.END) {
      return;
    }
    do {
      number++;
      if (number > limits.maxObjects()) {
        stop(json);
        return;
      }
      long start = json.start();
      int line = json.line();
      JsonValue value = json.value();
      var bytes = new byte[(int) (json.end() - start)];
      raw.seek(start);
      raw.readFully(bytes);
      String head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.UTF_8);
      take(value, bytes, new BundleNotes.Spot(start, line, Long.toString(number), head));
    } while (json.next() != JsonStream.Next.END);
  }

  private void stop(JsonStream json) {
    stopped = true;
    notes.error(
        DiagnosticCode.ATT008,
        new BundleNotes.Spot(json.start(), json.line(), Long.toString(number), ""),
        "the bundle has more than " + limits.maxObjects() + " objects",
        "--max-objects takes more");
  }

  private void take(JsonValue value, byte[] bytes, BundleNotes.Spot spot) {
    var taken = reading.take(value, bytes, spot);
    if (taken.isEmpty()) {
      leftOut++;
      return;
    }
    AttackObject object = taken.get().object();
    if (isTwice(object, spot)) {
      return;
    }
    objects.put(object.id(), object);
    var named =
        new BundleNotes.Spot(
            spot.offset(), spot.line(), spot.object() + " " + object.id(), spot.text());
    taken.get().referred().forEach(one -> references.add(one, object.id(), named));
    if (object.type().equals(COLLECTION)) {
      collectionVersions.add(object.version());
    }
    if (object.type().equals(MATRIX)) {
      matrices.add(object.attackId());
    }
  }

  private boolean isTwice(AttackObject object, BundleNotes.Spot spot) {
    AttackObject first = objects.get(object.id());
    if (first == null) {
      return false;
    }
    String message =
        "the id " + object.id() + " stands at byte " + first.place().offset() + ", too";
    if (first.rawSha256().equals(object.rawSha256())) {
      notes.warn(DiagnosticCode.ATT003, spot, message, "both are the same bytes: one is kept");
      return true;
    }
    ambiguous.add(object.id());
    leftOut++;
    notes.error(
        DiagnosticCode.ATT003,
        spot,
        message + ", with other content",
        "nobody can know which is meant; --skip-broken leaves out all that have the id");
    return true;
  }
}

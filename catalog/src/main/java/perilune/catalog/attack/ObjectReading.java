package perilune.catalog.attack;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perilune.catalog.attack.AttackObject.Place;
import perilune.catalog.attack.AttackObject.Reference;
import perilune.catalog.attack.json.CanonicalJson;
import perilune.catalog.attack.json.JsonProblem;
import perilune.catalog.attack.json.JsonValue;
import perilune.source.DiagnosticCode;

/** Takes from one object what is known of it; tells what is wrong with it. */
final class ObjectReading {

  /** Who made and marked an object, and the list of a whole collection: they say nothing of one. */
  private static final Set<String> OF_ALL =
      Set.of(
          "created_by_ref",
          "object_marking_refs",
          "x_mitre_modified_by_ref",
          "x_mitre_contents.object_ref");

  /** Names of ATT&CK's own references: the other ones are to articles. */
  private static final String OWN_SOURCES = "mitre-";

  private static final int UUID_LENGTH = 36;

  private final BundleNotes notes;
  private final Versions versions;

  ObjectReading(BundleNotes notes) {
    this.notes = notes;
    versions = new Versions(notes);
  }

  /**
   * An object and all that it refers to.
   *
   * @param object what is known of it
   * @param referred every STIX id that it names, with the member's path
   */
  record Taken(AttackObject object, List<Reference> referred) {}

  /** Gives what is known of an object; nothing, and an error, where that is not enough. */
  Optional<Taken> take(JsonValue value, byte[] raw, BundleNotes.Spot at) {
    String id = value.text("id");
    var spot =
        new BundleNotes.Spot(at.offset(), at.line(), (at.object() + " " + id).strip(), at.text());
    if (!(value instanceof JsonValue.Members) || !isId(id)) {
      String what =
          value instanceof JsonValue.Members ? "an object without a STIX id" : "no object";
      notes.error(
          DiagnosticCode.ATT005,
          spot,
          "this is " + what,
          "an id is the type, two hyphens and a UUID; --skip-broken leaves the object out");
      return Optional.empty();
    }
    if (!id.startsWith(value.text("type") + "--")) {
      return broken(spot, "its type is '" + value.text("type") + "', its id says another");
    }
    String canonical;
    try {
      strict(raw);
      canonical = Sha256.of(CanonicalJson.bytes(value));
    } catch (CharacterCodingException _) {
      return broken(spot, "its bytes are no UTF-8");
    } catch (JsonProblem problem) {
      return broken(spot, "it has no canonical form: " + problem.sentence());
    }
    versions.judge(value, spot);
    var all = new ArrayList<Reference>();
    collect(value, "", all);
    List<Reference> told = all.stream().filter(one -> !OF_ALL.contains(one.path())).toList();
    var hashes = new Hashes(Sha256.of(raw), canonical);
    return Optional.of(
        new Taken(object(value, new Place(at.offset(), raw.length), hashes, told), all));
  }

  private record Hashes(String raw, String canonical) {}

  private Optional<Taken> broken(BundleNotes.Spot spot, String sentence) {
    notes.error(DiagnosticCode.ATT005, spot, sentence, "--skip-broken leaves the object out");
    return Optional.empty();
  }

  private static AttackObject object(
      JsonValue value, Place place, Hashes hashes, List<Reference> references) {
    return new AttackObject(
        place,
        hashes.raw(),
        hashes.canonical(),
        value.text("id"),
        attackId(value),
        value.text("name"),
        value.text("relationship_type"),
        value.text("x_mitre_version"),
        value.text("x_mitre_attack_spec_version"),
        value.text("created"),
        value.text("modified"),
        value.isTrue("revoked"),
        value.isTrue("x_mitre_deprecated"),
        value.texts("x_mitre_domains"),
        references);
  }

  private static String attackId(JsonValue value) {
    return value.list("external_references").stream()
        .filter(one -> one.text("source_name").startsWith(OWN_SOURCES))
        .map(one -> one.text("external_id"))
        .filter(id -> !id.isEmpty())
        .findFirst()
        .orElse("");
  }

  static boolean isId(String text) {
    int at = text.indexOf("--");
    return at > 0
        && text.length() == at + 2 + UUID_LENGTH
        && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
  }

  /** Nesting is bounded by the reader, so that this may recurse. */
  private static void collect(JsonValue value, String path, List<Reference> into) {
    switch (value) {
      case JsonValue.Members(var members) -> {
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
          String name = member.getKey();
          String below = path.isEmpty() ? name : path + "." + name;
          if (name.endsWith("_ref") && member.getValue() instanceof JsonValue.Text(var target)) {
            into.add(new Reference(below, target));
          } else if (name.endsWith("_refs")) {
            value.texts(name).forEach(target -> into.add(new Reference(below, target)));
          } else {
            collect(member.getValue(), below, into);
          }
        }
      }
      case JsonValue.Elements(var elements) -> elements.forEach(one -> collect(one, path, into));
      case JsonValue.Text _, JsonValue.Numeral _, JsonValue.Truth _, JsonValue.Null _ -> {
        // Names nothing.
      }
    }
  }

  private static CharBuffer strict(byte[] raw) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw));
  }
}

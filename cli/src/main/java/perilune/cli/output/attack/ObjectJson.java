package perilune.cli.output.attack;

import java.io.IOException;
import java.util.Locale;
import perilune.catalog.attack.AttackObject;
import perilune.catalog.attack.AttackRelease;
import perilune.catalog.attack.Connection;
import perilune.catalog.attack.Detection;
import perilune.catalog.attack.diff.ObjectHistory;
import perilune.catalog.attack.json.JsonValue;
import perilune.telemetry.json.JsonLines;

/** Writes one object of a release for machines, with all that {@link ObjectText} shows. */
public final class ObjectJson {

  private final JsonLines lines;
  private final AttackRelease release;
  private final Detection detection;

  /** Makes one for objects of a release. */
  public ObjectJson(JsonLines lines, AttackRelease release) {
    this.lines = lines;
    this.release = release;
    detection = new Detection(release);
  }

  /** Writes an object as one line. */
  public void write(AttackObject object, ObjectHistory history) throws IOException {
    JsonValue value = release.read(object);
    lines.start().text("kind", "object").text("release", release.name());
    lines.text("release_domain", release.facts().domain());
    facts(lines, object);
    lines.number("offset", object.place().offset()).number("length", object.place().length());
    if (object.revoked()) {
      detection.replacement(object).ifPresent(other -> named("revoked_by", other));
    }
    strategies(object);
    sources(value);
    connections(object);
    history(history);
    lines.document("object", ValueText.json(value)).end().flush();
  }

  /** Writes what is known of an object as members. */
  public static void facts(JsonLines lines, AttackObject object) {
    lines.text("id", object.id()).textIfAny("attack_id", object.attackId());
    lines.text("type", object.type()).textIfAny("name", object.name());
    lines.textIfAny("version", object.version()).textIfAny("spec_version", object.specVersion());
    lines.textIfAny("created", object.created()).textIfAny("modified", object.modified());
    lines.truth("revoked", object.revoked()).truth("deprecated", object.deprecated());
    lines.texts("domains", object.domains());
    lines.text("sha256", object.rawSha256()).text("canonical_sha256", object.canonicalSha256());
  }

  private void named(String member, AttackObject object) {
    lines.object(member);
    title(lines, object);
    lines.endObject();
  }

  /** Writes id, id in ATT&CK and name of an object as members. */
  public static void title(JsonLines lines, AttackObject object) {
    lines.text("id", object.id()).textIfAny("attack_id", object.attackId());
    lines.textIfAny("name", object.name());
  }

  private void strategies(AttackObject object) throws IOException {
    lines.array("detection_strategies");
    for (AttackObject strategy : detection.strategies(object)) {
      strategy(strategy);
    }
    for (AttackObject strategy : detection.strategiesOf(object)) {
      strategy(strategy);
    }
    lines.endArray();
    analytics(object);
  }

  private void strategy(AttackObject strategy) throws IOException {
    lines.element();
    title(lines, strategy);
    lines.array("techniques");
    for (AttackObject technique : detection.techniques(strategy)) {
      lines.element();
      title(lines, technique);
      lines.endObject();
    }
    lines.endArray();
    analytics(strategy);
    lines.endObject();
  }

  private void analytics(AttackObject strategy) throws IOException {
    lines.array("analytics");
    for (AttackObject analytic : detection.analytics(strategy)) {
      JsonValue value = release.read(analytic);
      lines.element();
      title(lines, analytic);
      lines.texts("platforms", value.texts("x_mitre_platforms"));
      sources(value);
      lines.endObject();
    }
    lines.endArray();
  }

  private void sources(JsonValue value) {
    lines.array("log_sources");
    for (Detection.LogSource source : detection.logSources(value)) {
      lines.element().text("name", source.name()).text("channel", source.channel());
      lines.text("data_component", source.componentId());
      source.component().ifPresent(one -> lines.text("data_component_name", one.name()));
      lines.truth("missing", source.component().isEmpty()).endObject();
    }
    lines.endArray().array("mutable_elements");
    for (Detection.MutableElement element : Detection.mutableElements(value)) {
      lines.element().text("field", element.field()).text("description", element.description());
      lines.endObject();
    }
    lines.endArray();
  }

  private void connections(AttackObject object) {
    lines.array("relationships");
    for (Connection one : release.connections(object)) {
      lines.element();
      connection(lines, one);
      lines.endObject();
    }
    lines.endArray();
  }

  /** Writes a connection as members. */
  static void connection(JsonLines lines, Connection one) {
    lines.text("kind", one.kind()).text("direction", one.outgoing() ? "outgoing" : "incoming");
    if (one.carrier().isRelationship()) {
      lines.text("relationship", one.carrier().id());
    }
    lines.object("other").text("id", one.otherId()).truth("missing", one.other().isEmpty());
    one.other()
        .ifPresent(other ->
            lines
                .textIfAny("attack_id", other.attackId())
                .textIfAny("name", other.name())
                .truth("in_force", other.inForce()));
    lines.endObject();
  }

  private void history(ObjectHistory history) {
    lines.array("releases");
    for (ObjectHistory.Entry entry : history.entries()) {
      lines.element().text("release", entry.release()).truth("there", entry.object().isPresent());
      entry
          .object()
          .ifPresent(one ->
              lines
                  .textIfAny("version", one.version())
                  .textIfAny("modified", one.modified())
                  .text("sha256", one.rawSha256())
                  .text("canonical_sha256", one.canonicalSha256()));
      entry
          .change()
          .ifPresent(one -> lines.text("change", one.status().name().toLowerCase(Locale.ROOT)));
      lines.endObject();
    }
    lines.endArray();
  }
}

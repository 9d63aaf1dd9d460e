package perilune.cli.output.attack;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import perilune.catalog.attack.AttackObject;
import perilune.catalog.attack.diff.FieldChange;
import perilune.catalog.attack.diff.ObjectDiff;
import perilune.catalog.attack.diff.ObjectDiff.ConnectionChange;
import perilune.catalog.attack.diff.ObjectDiff.Status;
import perilune.telemetry.json.JsonLines;

/**
 * Writes what changed between two releases for machines: {@code object} for each object, and {@code
 * summary} at the end.
 */
public final class DiffJson {

  private final JsonLines lines;
  private final String before;
  private final String after;

  /** Makes one for two releases, by name. */
  public DiffJson(JsonLines lines, String before, String after) {
    this.lines = lines;
    this.before = before;
    this.after = after;
  }

  /** Writes one object as one line. */
  public void object(ObjectDiff diff) {
    lines.start().text("kind", "object");
    ObjectJson.title(lines, diff.object());
    lines.text("type", diff.object().type()).text("status", word(diff.status()));
    lines.truth("unannounced", diff.unannounced());
    diff.before().ifPresent(one -> side("before", before, one));
    diff.after().ifPresent(one -> side("after", after, one));
    fields(diff.fields());
    lines.array("relationships");
    diff.connections().forEach(this::connection);
    lines.endArray().end();
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private void side(String name, String release, AttackObject object) {
    lines.object(name).text("release", release);
    ObjectJson.facts(lines, object);
    lines.endObject();
  }

  private void fields(List<FieldChange> changes) {
    lines.array("fields");
    for (FieldChange change : changes) {
      lines.element().text("path", change.path());
      lines.text("change", change.kind().name().toLowerCase(Locale.ROOT));
      change.before().ifPresent(value -> lines.document("before", ValueText.json(value)));
      change.after().ifPresent(value -> lines.document("after", ValueText.json(value)));
      lines.endObject();
    }
    lines.endArray();
  }

  private void connection(ConnectionChange change) {
    lines.element().text("change", word(change.status()));
    ObjectJson.connection(lines, change.connection());
    fields(change.fields());
    lines.endObject();
  }

  /** Writes how many objects and relationships there are of each status. */
  public void summary(List<ObjectDiff> all, Map<Status, Integer> relationships) {
    lines.start().text("kind", "summary").text("before", before).text("after", after);
    lines.object("objects");
    for (Status status : Status.values()) {
      lines.number(word(status), all.stream().filter(one -> one.status() == status).count());
    }
    lines.endObject();
    lines.number("unannounced", all.stream().filter(ObjectDiff::unannounced).count());
    if (!relationships.isEmpty()) {
      lines.object("relationships");
      relationships.forEach((status, count) -> lines.number(word(status), count));
      lines.endObject();
    }
    lines.end();
  }
}

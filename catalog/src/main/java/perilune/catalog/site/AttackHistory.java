package perilune.catalog.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import perilune.catalog.attack.AttackObject;
import perilune.catalog.attack.diff.FieldChange;
import perilune.catalog.attack.diff.ObjectDiff;
import perilune.catalog.attack.diff.ObjectHistory;
import perilune.catalog.attack.json.CanonicalJson;
import perilune.catalog.attack.json.JsonProblem;
import perilune.catalog.attack.json.JsonValue;
import perilune.catalog.page.Block;
import perilune.catalog.page.Cell;

/** What became of an object from release to release. */
final class AttackHistory {

  private static final List<Block.Column> RELEASES =
      List.of(
          new Block.Column("release", "Release"),
          new Block.Column("change", "What happened"),
          new Block.Column("version", "Version"),
          new Block.Column("modified", "Modified"),
          new Block.Column("sha256", "SHA-256 of its bytes"));

  private static final List<Block.Column> CHANGES =
      List.of(
          new Block.Column("release", "In release"),
          new Block.Column("field", "Field"),
          new Block.Column("change", "What happened"),
          new Block.Column("before", "Before"),
          new Block.Column("after", "After"));

  private final ObjectHistory history;

  AttackHistory(ObjectHistory history) {
    this.history = history;
  }

  Block.Section section() {
    var releases = new ArrayList<Block.Row>();
    var changes = new ArrayList<Block.Row>();
    for (ObjectHistory.Entry entry : history.entries()) {
      releases.add(release(entry));
      entry.change().ifPresent(diff -> changes(entry.release(), diff, changes));
    }
    return new Block.Section(
        "",
        "History",
        List.of(
            Block.Table.of("history", "", RELEASES, releases),
            Block.Table.of("changes", "Changes", CHANGES, changes)));
  }

  private static Block.Row release(ObjectHistory.Entry entry) {
    String what =
        entry
            .change()
            .map(diff ->
                word(diff.status()) + (diff.unannounced() ? ", version and date stayed" : ""))
            .orElse(entry.object().isPresent() ? "in it" : "not in it");
    return Block.Row.of(
        new Cell.Text(entry.release()),
        new Cell.Text(what),
        new Cell.Text(entry.object().map(AttackObject::version).orElse("")),
        new Cell.Text(entry.object().map(AttackObject::modified).orElse("")),
        entry.object().map(one -> (Cell) new Cell.Code(one.rawSha256())).orElse(Cell.NONE));
  }

  private static void changes(String release, ObjectDiff diff, List<Block.Row> rows) {
    diff.fields().forEach(change -> rows.add(field(release, "", change)));
    for (ObjectDiff.ConnectionChange one : diff.connections()) {
      String arrow = one.connection().outgoing() ? " to " : " from ";
      String name = one.connection().kind() + arrow + one.connection().otherTitle();
      rows.add(
          Block.Row.of(
              new Cell.Text(release),
              new Cell.Text(name),
              new Cell.Text("relationship " + word(one.status())),
              Cell.NONE,
              Cell.NONE));
      one.fields().forEach(change -> rows.add(field(release, name + ": ", change)));
    }
  }

  private static Block.Row field(String release, String of, FieldChange change) {
    return Block.Row.of(
        new Cell.Text(release),
        new Cell.Code(of + change.path()),
        new Cell.Text(change.kind().name().toLowerCase(Locale.ROOT)),
        value(change.before()),
        value(change.after()));
  }

  private static Cell value(Optional<JsonValue> value) {
    return value.map(one -> (Cell) new Cell.Code(json(one))).orElse(Cell.NONE);
  }

  private static String json(JsonValue value) {
    try {
      return CanonicalJson.text(value);
    } catch (JsonProblem _) {
      // No import takes such a value.
      return value.toString();
    }
  }

  private static String word(ObjectDiff.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}

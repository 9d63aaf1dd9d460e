package perilune.cli.output.attack;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import perilune.catalog.attack.AttackObject;
import perilune.catalog.attack.Connection;
import perilune.catalog.attack.diff.FieldChange;
import perilune.catalog.attack.diff.ObjectDiff;
import perilune.catalog.attack.diff.ObjectDiff.ConnectionChange;
import perilune.catalog.attack.diff.ObjectDiff.Status;
import perilune.cli.output.Shown;

/** Shows what changed between two releases to people. */
public final class DiffText {

  private final PrintStream out;
  private final String before;
  private final String after;

  /** Makes one for two releases, by name. */
  public DiffText(PrintStream out, String before, String after) {
    this.out = out;
    this.before = before;
    this.after = after;
  }

  /** Gives the word for a status. */
  static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /** Prints all that changed in one object. */
  public void details(ObjectDiff diff) {
    head(diff);
    for (FieldChange change : diff.fields()) {
      field("  ", change);
    }
    if (!diff.connections().isEmpty()) {
      out.println("  relationships");
    }
    for (ConnectionChange change : diff.connections()) {
      connection(change);
    }
    out.println();
  }

  private void head(ObjectDiff diff) {
    AttackObject object = diff.object();
    out.println(Shown.plain(object.title()) + "  (" + object.type() + "): " + happened(diff));
  }

  private String happened(ObjectDiff diff) {
    AttackObject object = diff.object();
    return switch (diff.status()) {
      case ADDED -> "new in " + after + ", " + dated(object);
      case REMOVED -> "not in " + after + " any more; in " + before + " it was " + dated(object);
      case REVOKED, DEPRECATED, RESTORED, CHANGED -> word(diff.status()) + ", " + dates(diff);
      case REWRITTEN -> "says the same in other bytes";
      case UNCHANGED -> "unchanged, " + dated(object);
    };
  }

  private static String dated(AttackObject object) {
    return Shown.plain("version " + object.version() + " of " + object.modified());
  }

  private static String dates(ObjectDiff diff) {
    AttackObject old = diff.before().orElseThrow();
    AttackObject young = diff.after().orElseThrow();
    if (diff.unannounced()) {
      return "though it still is " + dated(young);
    }
    return dated(old) + " -> " + dated(young);
  }

  private void field(String margin, FieldChange change) {
    String path = Shown.plain(change.path());
    switch (change.kind()) {
      case ADDED ->
          change.after().ifPresent(value -> line(margin + "+ ", path, ValueText.of(value)));
      case REMOVED ->
          change.before().ifPresent(value -> line(margin + "- ", path, ValueText.of(value)));
      case REORDERED -> line(margin + "~ ", path, "the same elements in another order");
      case CHANGED -> {
        var old = change.before().orElseThrow();
        var young = change.after().orElseThrow();
        line(margin + "- ", path, ValueText.of(old, young));
        line(margin + "+ ", path, ValueText.of(young, old));
      }
    }
  }

  private void line(String margin, String path, String value) {
    out.println(margin + "%-30s %s".formatted(path, value));
  }

  private void connection(ConnectionChange change) {
    Connection one = change.connection();
    String sign =
        switch (change.status()) {
          case ADDED -> "+";
          case REMOVED -> "-";
          case REVOKED, DEPRECATED, RESTORED, CHANGED, REWRITTEN, UNCHANGED -> "~";
        };
    String arrow = one.outgoing() ? " -> " : " <- ";
    String what = sign.equals("~") ? "  (" + word(change.status()) + ")" : "";
    out.println("    " + sign + " " + Shown.plain(one.kind() + arrow + one.otherTitle()) + what);
    change.fields().forEach(field -> field("        ", field));
  }

  /** Prints a table of what changed by type, and a line for each object. */
  public void overview(List<ObjectDiff> all, Map<Status, Integer> relationships) {
    Map<String, Map<Status, Integer>> table = new TreeMap<>();
    for (ObjectDiff diff : all) {
      table
          .computeIfAbsent(diff.object().type(), _ -> new EnumMap<>(Status.class))
          .merge(diff.status(), 1, Integer::sum);
    }
    table.put(AttackObject.RELATIONSHIP, relationships);
    out.println("From " + Shown.plain(before) + " to " + Shown.plain(after));
    out.printf(
        "  %-28s %7s %8s %8s %8s %11s %9s %10s%n",
        "type", "added", "removed", "changed", "revoked", "deprecated", "restored", "rewritten");
    table.forEach(this::row);
    long silent = all.stream().filter(ObjectDiff::unannounced).count();
    long related = all.stream().filter(one -> one.status() == Status.UNCHANGED).count();
    out.println();
    out.println(silent + " objects changed though their version and date did not");
    out.println(related + " objects are the same and have other relationships");
    out.println();
    all.stream().filter(one -> one.status() != Status.UNCHANGED).forEach(this::brief);
  }

  private void row(String type, Map<Status, Integer> counts) {
    out.printf(
        "  %-28s %7d %8d %8d %8d %11d %9d %10d%n",
        Shown.plain(type),
        counts.getOrDefault(Status.ADDED, 0),
        counts.getOrDefault(Status.REMOVED, 0),
        counts.getOrDefault(Status.CHANGED, 0),
        counts.getOrDefault(Status.REVOKED, 0),
        counts.getOrDefault(Status.DEPRECATED, 0),
        counts.getOrDefault(Status.RESTORED, 0),
        counts.getOrDefault(Status.REWRITTEN, 0));
  }

  private void brief(ObjectDiff diff) {
    List<String> paths =
        diff.fields().stream().map(change -> change.path()).distinct().limit(8).toList();
    String more = diff.fields().size() > 8 ? ", ..." : "";
    String silent = diff.unannounced() ? "  (version and date stayed)" : "";
    out.println(
        "%-10s %s%s%s"
            .formatted(
                word(diff.status()),
                Shown.plain(diff.object().title()),
                paths.isEmpty() ? "" : ": " + Shown.plain(String.join(", ", paths)) + more,
                silent));
  }
}

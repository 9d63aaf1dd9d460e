package perilune.cli.output.attack;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perilune.catalog.attack.AttackObject;
import perilune.catalog.attack.AttackRelease;
import perilune.catalog.attack.Connection;
import perilune.catalog.attack.Detection;
import perilune.catalog.attack.diff.ObjectHistory;
import perilune.catalog.attack.json.JsonValue;
import perilune.cli.output.Shown;

/** Shows one object of a release to people, with how it is found and what it has to do with. */
public final class ObjectText {

  /** Connections of one kind that are listed, count, unless all are asked for. */
  private static final int MAX_LISTED = 20;

  private final PrintStream out;
  private final AttackRelease release;
  private final Detection detection;
  private final boolean all;

  /** Makes one for objects of a release; all connections are listed where that is wanted. */
  public ObjectText(PrintStream out, AttackRelease release, boolean all) {
    this.out = out;
    this.release = release;
    this.all = all;
    detection = new Detection(release);
  }

  /** Prints an object and what became of it in all releases. */
  public void print(AttackObject object, ObjectHistory history) throws IOException {
    JsonValue value = release.read(object);
    out.println(Shown.plain(object.title()) + "  (" + object.type() + ")");
    out.println("  " + standing(object));
    facts(object, value);
    text(value.text("description"));
    detected(object, value);
    connections(object);
    history(history);
  }

  /** Says whether an object is to be used, and what instead. */
  private String standing(AttackObject object) {
    String in = " in release " + Shown.plain(release.name());
    if (object.revoked()) {
      String instead =
          detection
              .replacement(object)
              .map(other -> " by " + Shown.plain(other.title()))
              .orElse(", and it is not said for what");
      return "REVOKED" + instead + in;
    }
    return (object.deprecated() ? "DEPRECATED" : "in force") + in;
  }

  private void facts(AttackObject object, JsonValue value) {
    fact("id", object.id());
    fact("version", object.version());
    fact("created", object.created());
    fact("modified", object.modified());
    fact("schema", object.specVersion());
    fact("domains", String.join(", ", object.domains()));
    fact("platforms", String.join(", ", value.texts("x_mitre_platforms")));
    fact(
        "tactics",
        String.join(
            ", ",
            value.list("kill_chain_phases").stream().map(one -> one.text("phase_name")).toList()));
    fact("sha256", object.rawSha256() + "  (its bytes)");
    fact("", object.canonicalSha256() + "  (RFC 8785)");
    fact(
        "bytes",
        object.place().length() + " at byte " + object.place().offset() + " of the bundle");
  }

  private void fact(String name, String value) {
    if (!value.isEmpty()) {
      out.printf("  %-10s %s%n", name, Shown.plain(value));
    }
  }

  private void text(String description) {
    if (!description.isEmpty()) {
      out.println();
      ValueText.lines(description).forEach(line -> out.println(("  " + line).stripTrailing()));
    }
  }

  private void detected(AttackObject object, JsonValue value) throws IOException {
    for (AttackObject strategy : detection.strategies(object)) {
      out.println();
      out.println("Detection strategy " + Shown.plain(strategy.title()));
      for (AttackObject analytic : detection.analytics(strategy)) {
        analytic(analytic);
      }
    }
    for (AttackObject strategy : detection.strategiesOf(object)) {
      out.println();
      out.println("Of detection strategy " + Shown.plain(strategy.title()));
      detection
          .techniques(strategy)
          .forEach(technique -> out.println("  detects " + Shown.plain(technique.title())));
    }
    for (AttackObject analytic : detection.analytics(object)) {
      out.println();
      analytic(analytic);
    }
    sources(value, "");
  }

  private void analytic(AttackObject analytic) throws IOException {
    JsonValue value = release.read(analytic);
    String platforms = String.join(", ", value.texts("x_mitre_platforms"));
    out.println("  " + Shown.plain(analytic.title() + "  [" + platforms + "]"));
    sources(value, "  ");
  }

  private void sources(JsonValue value, String margin) {
    List<Detection.LogSource> sources = detection.logSources(value);
    List<Detection.MutableElement> elements = Detection.mutableElements(value);
    if (!sources.isEmpty()) {
      out.println(margin + "  log sources");
    }
    for (Detection.LogSource source : sources) {
      String component =
          source.component().map(AttackObject::title).orElse("missing: " + source.componentId());
      String line = "%-28s %-28s %s".formatted(source.name(), source.channel(), component);
      out.println(margin + "    " + Shown.plain(line).stripTrailing());
    }
    if (!elements.isEmpty()) {
      out.println(margin + "  mutable elements");
    }
    for (Detection.MutableElement element : elements) {
      out.println(
          margin
              + "    "
              + Shown.plain("%-28s %s".formatted(element.field(), element.description())));
    }
  }

  private void connections(AttackObject object) {
    Map<String, List<Connection>> groups = new LinkedHashMap<>();
    for (Connection one : release.connections(object)) {
      String group = (one.outgoing() ? "" : "<- ") + one.kind() + (one.outgoing() ? " ->" : "");
      groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(one);
    }
    if (!groups.isEmpty()) {
      out.println();
      out.println("Relationships");
    }
    groups.forEach(this::group);
  }

  private void group(String name, List<Connection> members) {
    out.println("  " + Shown.plain(name) + "  (" + members.size() + ")");
    int most = all ? members.size() : Math.min(MAX_LISTED, members.size());
    for (Connection one : members.subList(0, most)) {
      String missing = one.other().isEmpty() ? "  MISSING in this release" : "";
      boolean gone = one.other().isPresent() && !one.other().get().inForce();
      out.println(
          "    " + Shown.plain(one.otherTitle()) + missing + (gone ? "  (not in force)" : ""));
    }
    if (most < members.size()) {
      out.println("    and " + (members.size() - most) + " more (--details lists all)");
    }
  }

  private void history(ObjectHistory history) {
    out.println();
    out.println("Releases");
    for (ObjectHistory.Entry entry : history.entries()) {
      String what =
          entry
              .object()
              .map(one ->
                  "version %-6s modified %-26s %s…"
                      .formatted(one.version(), one.modified(), one.rawSha256().substring(0, 16)))
              .orElse("not in it");
      String change = entry.change().map(one -> "  " + DiffText.word(one.status())).orElse("");
      out.println("  " + Shown.plain("%-10s %s%s".formatted(entry.release(), what, change)));
    }
  }
}

package perilune.catalog.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import perilune.catalog.attack.AttackObject;
import perilune.catalog.attack.AttackRelease;
import perilune.catalog.attack.Connection;
import perilune.catalog.attack.Detection;
import perilune.catalog.attack.diff.ObjectHistory;
import perilune.catalog.attack.json.JsonValue;
import perilune.catalog.page.Block;
import perilune.catalog.page.Cell;
import perilune.catalog.page.Page;

/** The page of one object: what it says, how it is found, its relationships, history and bytes. */
final class AttackObjectPage {

  private static final String HOME = "https://attack.mitre.org/";

  private final List<AttackRelease> releases;
  private final AttackRelease newest;
  private final Map<String, String> pages;
  private final boolean counted;

  /**
   * Makes it.
   *
   * @param releases the oldest first; the last has the object
   * @param pages of objects by STIX id
   * @param counted whether the catalog has a page of rules for it
   */
  AttackObjectPage(List<AttackRelease> releases, Map<String, String> pages, boolean counted) {
    this.releases = releases;
    this.newest = releases.getLast();
    this.pages = pages;
    this.counted = counted;
  }

  Page page(AttackBook.Paged paged) throws IOException {
    AttackObject object = newest.object(paged.id()).orElseThrow();
    JsonValue value = newest.read(object);
    var blocks = new ArrayList<Block>();
    blocks.add(facts(object, value));
    AttackText.paragraphs(value.text("description"))
        .forEach(text -> blocks.add(Block.Paragraph.of(text)));
    blocks.addAll(found(object, value));
    blocks.add(relationships(object));
    blocks.add(new AttackHistory(ObjectHistory.of(object.id(), releases)).section());
    String raw = new String(newest.raw(object), StandardCharsets.UTF_8);
    blocks.add(
        new Block.Section(
            "",
            "Raw object",
            List.of(new Block.Raw("raw", "As it stands in the bundle of " + newest.name(), raw))));
    return new Page(paged.page(), "attack_object", paged.attackId(), paged.name(), blocks);
  }

  private Block.Facts facts(AttackObject object, JsonValue value) {
    var facts = new ArrayList<Block.Fact>();
    text(facts, "type", "Type", object.type());
    facts.add(new Block.Fact("standing", "Standing", standing(object)));
    if (counted) {
      String page = SiteModel.techniquePage(object.attackId());
      facts.add(new Block.Fact("rules", "Rules", Cell.Link.to(page, "authoring guide")));
    }
    String address = address(value);
    if (!address.isEmpty()) {
      facts.add(new Block.Fact("published", "Published at", new Cell.Outside(address, address)));
    }
    text(facts, "version", "Version", object.version());
    text(facts, "created", "Created", object.created());
    text(facts, "modified", "Modified", object.modified());
    text(facts, "specification", "ATT&CK specification", object.specVersion());
    text(facts, "domains", "Domains", String.join(", ", object.domains()));
    text(facts, "platforms", "Platforms", String.join(", ", value.texts("x_mitre_platforms")));
    List<String> tactics =
        value.list("kill_chain_phases").stream().map(one -> one.text("phase_name")).toList();
    text(facts, "tactics", "Tactics", String.join(", ", tactics));
    code(facts, "stix_id", "STIX id", object.id());
    code(facts, "sha256", "SHA-256 of its bytes", object.rawSha256());
    code(facts, "canonical_sha256", "SHA-256 by RFC 8785", object.canonicalSha256());
    return new Block.Facts("about", facts);
  }

  private static void text(List<Block.Fact> facts, String key, String label, String text) {
    if (!text.isEmpty()) {
      facts.add(new Block.Fact(key, label, new Cell.Text(text)));
    }
  }

  private static void code(List<Block.Fact> facts, String key, String label, String text) {
    facts.add(new Block.Fact(key, label, new Cell.Code(text)));
  }

  private Cell standing(AttackObject object) {
    String in = " in release " + newest.name();
    if (object.revoked()) {
      return new Detection(newest)
          .replacement(object)
          .map(other ->
              (Cell)
                  new Cell.Many(
                      List.of(
                          new Cell.Text("revoked" + in + " by"), link(other.id(), other.title())),
                      " "))
          .orElse(new Cell.Text("revoked" + in));
    }
    return new Cell.Text((object.deprecated() ? "deprecated" : "in force") + in);
  }

  /** Only MITRE's own site is linked to: other addresses in a bundle may be anything. */
  private static String address(JsonValue value) {
    return value.list("external_references").stream()
        .map(one -> one.text("url"))
        .filter(url -> url.startsWith(HOME))
        .findFirst()
        .orElse("");
  }

  private Cell link(String id, String title) {
    String page = pages.get(id);
    return page == null ? new Cell.Text(title) : Cell.Link.to(page, title);
  }

  private List<Block> found(AttackObject object, JsonValue value) throws IOException {
    var detection = new Detection(newest);
    var blocks = new ArrayList<Block>();
    for (AttackObject strategy : detection.strategies(object)) {
      var rows = new ArrayList<Block.Row>();
      for (AttackObject analytic : detection.analytics(strategy)) {
        rows.addAll(sources(analytic, newest.read(analytic)));
      }
      blocks.add(
          new Block.Section(
              "",
              "Detection strategy " + strategy.title(),
              List.of(
                  Block.Paragraph.of(link(strategy.id(), "The strategy")),
                  sourceTable("analytics_" + strategy.attackId(), rows))));
    }
    List<Block.Row> own = sources(object, value);
    var elements = Detection.mutableElements(value);
    if (object.type().equals("x-mitre-analytic")) {
      blocks.add(new Block.Section("", "Log sources", List.of(sourceTable("log_sources", own))));
      List<Block.Row> rows =
          elements.stream()
              .map(
                  one -> Block.Row.of(new Cell.Code(one.field()), new Cell.Text(one.description())))
              .toList();
      var columns =
          List.of(
              new Block.Column("field", "Field"),
              new Block.Column("description", "What to settle"));
      blocks.add(
          new Block.Section(
              "",
              "Mutable elements",
              List.of(Block.Table.of("mutable_elements", "", columns, rows))));
    }
    return blocks;
  }

  private static Block.Table sourceTable(String key, List<Block.Row> rows) {
    var columns =
        List.of(
            new Block.Column("analytic", "Analytic"),
            new Block.Column("platforms", "Platforms"),
            new Block.Column("source", "Log source"),
            new Block.Column("channel", "Channel"),
            new Block.Column("component", "Data component"));
    return Block.Table.of(key, "", columns, rows);
  }

  private List<Block.Row> sources(AttackObject analytic, JsonValue value) {
    var rows = new ArrayList<Block.Row>();
    Cell platforms = new Cell.Text(String.join(", ", value.texts("x_mitre_platforms")));
    for (Detection.LogSource one : new Detection(newest).logSources(value)) {
      String component =
          one.component().map(AttackObject::title).orElse("missing: " + one.componentId());
      rows.add(
          Block.Row.of(
              link(analytic.id(), analytic.title()),
              platforms,
              new Cell.Text(one.name()),
              new Cell.Text(one.channel()),
              link(one.componentId(), component)));
    }
    return rows;
  }

  private Block.Section relationships(AttackObject object) {
    var rows = new ArrayList<Block.Row>();
    for (Connection one : newest.connections(object)) {
      String word =
          one.other()
              .map(other -> other.inForce() ? "" : "not in force")
              .orElse("missing in this release");
      rows.add(
          Block.Row.of(
              new Cell.Text(one.outgoing() ? "to" : "from"),
              new Cell.Text(one.kind()),
              link(one.otherId(), one.otherTitle()),
              word.isEmpty() ? Cell.NONE : new Cell.Badge(word)));
    }
    var columns =
        List.of(
            new Block.Column("direction", "Direction"),
            new Block.Column("relation", "Relation"),
            new Block.Column("title", "Object"),
            new Block.Column("remark", "Remark"));
    return new Block.Section(
        "",
        "Relationships (" + rows.size() + ")",
        List.of(Block.Table.of("relationships", "", columns, rows)));
  }
}

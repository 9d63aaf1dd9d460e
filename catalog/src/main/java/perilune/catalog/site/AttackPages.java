package perilune.catalog.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perilune.catalog.attack.AttackRelease;
import perilune.catalog.page.Block;
import perilune.catalog.page.Cell;
import perilune.catalog.page.Page;

/** The pages of ATT&CK's objects, by type. */
final class AttackPages {

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("attack-pattern", "Techniques"),
          Map.entry("x-mitre-analytic", "Analytics"),
          Map.entry("x-mitre-detection-strategy", "Detection strategies"),
          Map.entry("x-mitre-data-component", "Data components"),
          Map.entry("x-mitre-data-source", "Data sources"),
          Map.entry("course-of-action", "Mitigations"),
          Map.entry("intrusion-set", "Groups"),
          Map.entry("malware", "Malware"),
          Map.entry("tool", "Tools"),
          Map.entry("campaign", "Campaigns"),
          Map.entry("x-mitre-tactic", "Tactics"),
          Map.entry("x-mitre-matrix", "Matrices"),
          Map.entry("x-mitre-asset", "Assets"));

  private final SiteModel model;
  private final AttackBook book;

  AttackPages(SiteModel model, AttackBook book) {
    this.model = model;
    this.book = book;
  }

  List<PlannedPage> pages() {
    var all = new ArrayList<PlannedPage>();
    Map<String, String> pages = book.pages();
    for (AttackBook.Paged one : book.objects()) {
      boolean counted = model.byTechnique().containsKey(one.attackId());
      String key =
          new Key().with(book.state()).with(one.id()).with(counted ? "counted" : "").text();
      all.add(new PlannedPage(one.page(), key, () -> page(one, pages)));
    }
    byType()
        .forEach((type, objects) -> {
          String key = new Key().with(book.state()).with(type).text();
          all.add(new PlannedPage(typePage(type), key, () -> list(type, objects)));
        });
    all.add(new PlannedPage("attack/index", new Key().with(book.state()).text(), this::index));
    return all;
  }

  private Map<String, List<AttackBook.Paged>> byType() {
    var types = new LinkedHashMap<String, List<AttackBook.Paged>>();
    book.objects()
        .forEach(one -> types.computeIfAbsent(one.type(), _ -> new ArrayList<>()).add(one));
    return types;
  }

  private static String typePage(String type) {
    return "attack/type-" + Slug.of(type);
  }

  static String typeName(String type) {
    return TYPES.getOrDefault(type, type);
  }

  private Page page(AttackBook.Paged one, Map<String, String> pages) {
    List<AttackRelease> releases = book.releases();
    boolean counted =
        one.type().equals("attack-pattern") && model.byTechnique().containsKey(one.attackId());
    try {
      return new AttackObjectPage(releases, pages, counted).page(one);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private Page index() {
    var rows = new ArrayList<Block.Row>();
    byType()
        .forEach((type, objects) ->
            rows.add(
                Block.Row.of(
                    Cell.Link.to(typePage(type), typeName(type)),
                    new Cell.Amount(objects.size()))));
    List<Block.Row> releases =
        book.releases().stream()
            .map(AttackRelease::facts)
            .map(one ->
                Block.Row.of(
                    new Cell.Text(one.name()),
                    new Cell.Text(one.domain()),
                    new Cell.Amount(one.objects()),
                    new Cell.Code(one.sha256())))
            .toList();
    var columns =
        List.of(new Block.Column("title", "Type"), new Block.Column("objects", "Objects"));
    var about =
        List.of(
            new Block.Column("release", "Release"),
            new Block.Column("domain", "Domain"),
            new Block.Column("objects", "Objects"),
            new Block.Column("sha256", "SHA-256 of its bundle"));
    String words =
        "Objects of ATT&CK as they stand in release "
            + book.release()
            + ", with what became of them in all releases that were imported.";
    return new Page(
        "attack/index",
        "attack_index",
        "",
        "ATT&CK",
        List.of(
            Block.Paragraph.of(words),
            new Block.Section("", "Objects", List.of(Block.Table.of("types", "", columns, rows))),
            new Block.Section(
                "", "Releases", List.of(Block.Table.of("releases", "", about, releases)))));
  }

  private static Page list(String type, List<AttackBook.Paged> objects) {
    List<Block.Row> rows =
        objects.stream()
            .map(one ->
                Block.Row.of(Cell.Link.to(one.page(), one.attackId()), new Cell.Text(one.name())))
            .toList();
    var columns = List.of(new Block.Column("title", "Id"), new Block.Column("name", "Name"));
    return new Page(
        typePage(type),
        "attack_type",
        "",
        "ATT&CK: " + typeName(type),
        List.of(Block.Table.of("objects", "", columns, rows)));
  }
}

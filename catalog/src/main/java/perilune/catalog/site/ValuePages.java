package perilune.catalog.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import perilune.catalog.CodePointOrder;
import perilune.catalog.Role;
import perilune.catalog.page.Block;
import perilune.catalog.page.Cell;
import perilune.catalog.page.Page;

/** The pages of values that rules look for, or leave out: by field, then by first letters. */
final class ValuePages {

  /** Techniques of a value that are named; the rest is counted. */
  private static final int MAX_TECHNIQUES = 6;

  private final ValueBook book;
  private final Optional<MissingExclusions> missing;

  ValuePages(SiteModel model, ValueBook book) {
    this.book = book;
    this.missing = isExclusions() ? Optional.of(new MissingExclusions(model)) : Optional.empty();
  }

  private boolean isExclusions() {
    return book.role() == Role.EXCLUSION;
  }

  private String folder() {
    return isExclusions() ? "exclusion" : "indicator";
  }

  private String title() {
    return isExclusions() ? "Exclusions" : "Indicators";
  }

  List<PlannedPage> pages() {
    var places = new ArrayList<ValuePlace>();
    book.fields().forEach(field -> field.each(places::add));
    var pages = new ArrayList<>(places.parallelStream().map(this::planned).toList());
    var key = new Key();
    book.fields()
        .forEach(field -> key.with(field.page() + " " + field.field() + " " + field.total()));
    pages.add(new PlannedPage(folder() + "/index", key.text(), this::index));
    return pages;
  }

  private PlannedPage planned(ValuePlace place) {
    var key = new Key().with(place.field()).with(place.prefix());
    key.with(
        place.longer().stream()
            .map(one -> one.page() + " " + one.prefix() + " " + one.total())
            .toList());
    for (var indicator : place.own()) {
      ValueUse use = book.use(indicator);
      key.with(indicator.kind().word()).with(indicator.value()).with(use.shown());
      for (SiteRule rule : use.rules()) {
        key.with(rule.shown());
      }
    }
    missing.ifPresent(one -> key.with(one.key(techniques(place), place.field())));
    return new PlannedPage(place.page(), key.text(), () -> page(place));
  }

  private Page index() {
    List<Block.Row> rows =
        book.fields().stream()
            .map(field ->
                Block.Row.of(
                    new Cell.Link(field.page(), "", new Cell.Code(field.field())),
                    new Cell.Amount(field.total())))
            .toList();
    var columns =
        List.of(new Block.Column("field", "Field"), new Block.Column("values", "Distinct values"));
    String hint =
        isExclusions()
            ? "What rules take away by a not at the top of their condition, by field. Each value"
                + " names the rules that exclude it, and the rules on the same technique without it."
            : "What rules look for, by field. To find a value, choose its field, then its first"
                + " letters; each value names its rules, vendors and techniques.";
    return new Page(
        folder() + "/index",
        folder() + "_index",
        "",
        title(),
        List.of(Block.Paragraph.of(hint), Block.Table.of("fields", "", columns, rows)));
  }

  private Page page(ValuePlace place) {
    var blocks = new ArrayList<Block>();
    blocks.add(way(place));
    if (!place.longer().isEmpty()) {
      blocks.add(new Block.Section("", "By first letters", List.of(longer(place))));
    }
    List<Block.Row> rows = place.own().stream().map(book::use).map(this::row).toList();
    String rest = place.longer().isEmpty() ? "Values" : "Other values";
    var columns =
        new ArrayList<>(
            List.of(
                new Block.Column("kind", "Kind"),
                new Block.Column("value", "Value"),
                new Block.Column("reach", isExclusions() ? "Rules excluding" : "Rules"),
                new Block.Column("techniques", "Techniques")));
    blocks.add(
        new Block.Section(
            "",
            rest + " (" + rows.size() + ")",
            List.of(Block.Table.of("values", "", columns, rows).opening(1))));
    String title = place.prefix().isEmpty() ? "" : " starting with " + place.prefix();
    return new Page(
        place.page(), folder() + "_values", "", title() + ": " + place.field() + title, blocks);
  }

  private Block.Paragraph way(ValuePlace place) {
    var parts = new ArrayList<Cell>();
    parts.add(Cell.Link.to(folder() + "/index", "All fields"));
    if (!place.prefix().isEmpty()) {
      String field = place.field();
      book.fields().stream()
          .filter(one -> one.field().equals(field))
          .forEach(one -> parts.add(Cell.Link.to(one.page(), "All values of " + field)));
    }
    return Block.Paragraph.of(new Cell.Many(parts, " · "));
  }

  private static Block.Table longer(ValuePlace place) {
    List<Block.Row> rows =
        place.longer().stream()
            .map(one ->
                Block.Row.of(
                    new Cell.Link(one.page(), "", new Cell.Code(one.prefix())),
                    new Cell.Amount(one.total())))
            .toList();
    var columns =
        List.of(
            new Block.Column("starting_with", "Starting with"),
            new Block.Column("values", "Values"));
    return Block.Table.of("longer", "", columns, rows);
  }

  private Block.Row row(ValueUse use) {
    List<Cell> rules =
        use.rules().stream().sorted(SiteOrder.BY_TITLE).map(SiteRule::linkWithVendor).toList();
    var openings = new ArrayList<Block.Opening>();
    openings.add(new Block.Opening("using_rules", "", rules, rules.size()));
    SortedSet<String> techniques = techniques(use);
    missing.ifPresent(one -> techniques.forEach(id -> one.of(id, use).ifPresent(openings::add)));
    return new Block.Row(
        use.anchor(),
        List.of(
            new Cell.Text(use.indicator().kind().word()),
            new Cell.Code(use.indicator().value()),
            use.counts(),
            named(techniques)),
        openings);
  }

  private Cell named(SortedSet<String> techniques) {
    var cells = new ArrayList<Cell>();
    techniques.stream()
        .limit(MAX_TECHNIQUES)
        .forEach(id -> cells.add(Cell.Link.to(SiteModel.techniquePage(id), id)));
    if (techniques.size() > MAX_TECHNIQUES) {
      cells.add(new Cell.Text((techniques.size() - MAX_TECHNIQUES) + " more"));
    }
    return cells.isEmpty() ? Cell.NONE : Cell.Many.list(cells);
  }

  private static SortedSet<String> techniques(ValueUse use) {
    var all = new TreeSet<String>(CodePointOrder.BY_CODE_POINT);
    use.rules().forEach(rule -> all.addAll(rule.rule().card().techniques()));
    return all;
  }

  private SortedSet<String> techniques(ValuePlace place) {
    var all = new TreeSet<String>(CodePointOrder.BY_CODE_POINT);
    place.own().forEach(value -> all.addAll(techniques(book.use(value))));
    return all;
  }
}

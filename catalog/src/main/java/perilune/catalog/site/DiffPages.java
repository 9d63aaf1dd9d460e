package perilune.catalog.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import perilune.catalog.Catalog;
import perilune.catalog.CatalogRule;
import perilune.catalog.diff.CatalogDiff;
import perilune.catalog.diff.TechniqueDiff;
import perilune.catalog.page.Block;
import perilune.catalog.page.Cell;
import perilune.catalog.page.Frame;
import perilune.catalog.page.Page;

/** The pages of what changed since an older catalog: an overview, and one for each technique. */
public final class DiffPages {

  /** Pages of the rules that are still there; none where no site stands around. */
  private final IdentityHashMap<CatalogRule, String> pages;

  private final CatalogDiff diff;

  private DiffPages(CatalogDiff diff, IdentityHashMap<CatalogRule, String> pages) {
    this.diff = diff;
    this.pages = pages;
  }

  /** Gives the overview as a page of its own, which links to nothing. */
  public static Page alone(CatalogDiff diff) {
    var pages = new DiffPages(diff, new IdentityHashMap<>());
    var blocks = new ArrayList<>(pages.overview().blocks());
    diff.techniques()
        .forEach(one ->
            blocks.add(
                new Block.Section(
                    "technique_" + one.technique(), one.technique(), pages.rows(one))));
    return new Page("diff", "diff", "", "What changed", blocks);
  }

  /** Gives what stands around a page of its own. */
  public static Frame frame(CatalogDiff diff, String mode, String program) {
    return new Frame(mode, program, SiteFrame.sources(diff.after(), ""), List.of());
  }

  /**
   * Plans the pages of a site.
   *
   * @param key hash of both catalogs
   */
  static List<PlannedPage> of(SiteModel model, CatalogDiff diff, String key) {
    var paths = new IdentityHashMap<CatalogRule, String>();
    model.rules().forEach(rule -> paths.put(rule.rule(), rule.page()));
    var pages = new DiffPages(diff, paths);
    var planned = new ArrayList<PlannedPage>();
    planned.add(new PlannedPage("diff/index", key, pages::overview));
    diff.techniques()
        .forEach(one -> planned.add(new PlannedPage(page(one), key, () -> pages.page(one, model))));
    return planned;
  }

  private static String page(TechniqueDiff one) {
    return "diff/" + one.technique();
  }

  private Page overview() {
    var facts =
        List.of(
            new Block.Fact("before", "Before", new Cell.Text(sources(diff.before()))),
            new Block.Fact("after", "After", new Cell.Text(sources(diff.after()))),
            count("added", "Rules added", CatalogDiff.Status.ADDED),
            count("removed", "Rules removed", CatalogDiff.Status.REMOVED),
            count("changed", "Rules changed", CatalogDiff.Status.CHANGED));
    return new Page(
        "diff/index",
        "diff_index",
        "",
        "What changed",
        List.of(
            new Block.Facts("about", facts),
            new Block.Section(
                "", "Techniques (" + diff.techniques().size() + ")", List.of(techniques())),
            new Block.Section(
                "", "Rules (" + diff.rules().size() + ")", List.of(rules("rules", diff.rules())))));
  }

  private static String sources(Catalog catalog) {
    Map<String, Long> rules = new HashMap<>();
    catalog.rules().forEach(rule -> rules.merge(rule.vendor(), 1L, Long::sum));
    return catalog.corpora().stream()
        .map(corpus -> {
          String commit = corpus.commit().isEmpty() ? "" : " at " + corpus.commit();
          return corpus.vendor()
              + commit
              + ", "
              + rules.getOrDefault(corpus.vendor(), 0L)
              + " rules";
        })
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private Block.Fact count(String key, String label, CatalogDiff.Status status) {
    long count = diff.rules().stream().filter(one -> one.status() == status).count();
    return new Block.Fact(key, label, new Cell.Amount(count));
  }

  private Block.Table techniques() {
    var columns =
        List.of(
            new Block.Column("technique", "Technique"),
            new Block.Column("rules_before", "Rules before"),
            new Block.Column("rules_after", "After"),
            new Block.Column("added", "Added"),
            new Block.Column("removed", "Removed"),
            new Block.Column("changed", "Changed"),
            new Block.Column("rows", "Rows that changed"));
    List<Block.Row> rows =
        diff.techniques().stream()
            .map(one ->
                Block.Row.of(
                    pages.isEmpty()
                        ? new Cell.Text(one.technique())
                        : Cell.Link.to(page(one), one.technique()),
                    new Cell.Amount(one.rulesBefore()),
                    new Cell.Amount(one.rulesAfter()),
                    new Cell.Amount(one.count(CatalogDiff.Status.ADDED)),
                    new Cell.Amount(one.count(CatalogDiff.Status.REMOVED)),
                    new Cell.Amount(one.count(CatalogDiff.Status.CHANGED)),
                    new Cell.Amount(one.rows().size())))
            .toList();
    return Block.Table.of("techniques", "", columns, rows);
  }

  private Block.Table rules(String key, List<CatalogDiff.RuleChange> changes) {
    var columns =
        List.of(
            new Block.Column("change", "What happened"),
            new Block.Column("vendor", "Vendor"),
            new Block.Column("title", "Rule"),
            new Block.Column("parts", "What of it"),
            new Block.Column("path", "File"));
    List<Block.Row> rows =
        changes.stream()
            .map(one ->
                Block.Row.of(
                    new Cell.Text(word(one.status())),
                    new Cell.Text(one.rule().vendor()),
                    title(one),
                    new Cell.Text(String.join(", ", one.parts())),
                    new Cell.Code(one.rule().path())))
            .toList();
    return Block.Table.of(key, "", columns, rows);
  }

  private Cell title(CatalogDiff.RuleChange change) {
    String title = change.rule().card().title();
    return change
        .after()
        .map(pages::get)
        .map(page -> (Cell) Cell.Link.to(page, title))
        .orElse(new Cell.Text(title));
  }

  private Page page(TechniqueDiff one, SiteModel model) {
    var blocks = new ArrayList<Block>();
    boolean counted = model.byTechnique().containsKey(one.technique());
    blocks.add(
        Block.Paragraph.of(
            counted ? model.techniqueLink(one.technique()) : new Cell.Text(one.technique())));
    blocks.addAll(rows(one));
    return new Page(
        page(one), "diff_technique", one.technique(), "What changed in " + one.technique(), blocks);
  }

  private List<Block> rows(TechniqueDiff one) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Section("", "Rules", List.of(rules("rules", one.changes()))));
    blocks.add(table(one, TechniqueDiff.Table.FIELD, "fields", "Fields"));
    blocks.add(table(one, TechniqueDiff.Table.INDICATOR, "indicators", "Indicators"));
    blocks.add(table(one, TechniqueDiff.Table.EXCLUSION, "exclusions", "Exclusions"));
    return blocks;
  }

  private static Block.Section table(
      TechniqueDiff one, TechniqueDiff.Table table, String key, String title) {
    boolean fields = table == TechniqueDiff.Table.FIELD;
    var columns =
        List.of(
            new Block.Column("field", "Field"),
            new Block.Column("kind", "Kind"),
            new Block.Column("value", "Value"),
            new Block.Column("before", "Rules before"),
            new Block.Column("after", "After"));
    List<Block.Row> rows =
        one.rows().stream()
            .filter(row -> row.table() == table)
            .map(row ->
                Block.Row.of(
                    new Cell.Code(row.row().field()),
                    new Cell.Text(fields ? "" : row.row().kind().word()),
                    fields ? Cell.NONE : new Cell.Code(row.row().value()),
                    new Cell.Amount(row.before()),
                    new Cell.Amount(row.after())))
            .toList();
    return new Block.Section(
        "", title + " (" + rows.size() + ")", List.of(Block.Table.of(key, "", columns, rows)));
  }

  private static String word(CatalogDiff.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}

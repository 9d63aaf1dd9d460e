package perilune.catalog.site;

import java.util.ArrayList;
import java.util.List;
import perilune.catalog.Indicator;
import perilune.catalog.page.Block;
import perilune.catalog.page.Cell;
import perilune.catalog.statistics.FieldRow;
import perilune.catalog.statistics.IndicatorRow;
import perilune.catalog.statistics.TableLimits;
import perilune.catalog.statistics.TechniqueTables;

/** The three tables of an authoring guide: fields, indicators, exclusions. */
final class ValueTables {

  /** Rules of a value that are listed below it; its own page has all. */
  private static final int MAX_LISTED = 50;

  private static final Block.Column FIELD = new Block.Column("field", "Field");
  private static final Block.Column KIND = new Block.Column("kind", "Kind");
  private static final Block.Column VALUE = new Block.Column("value", "Value");

  private final SiteModel model;
  private final TechniqueTables tables;
  private final TableLimits limits;

  ValueTables(SiteModel model, TechniqueTables tables, TableLimits limits) {
    this.model = model;
    this.tables = tables;
    this.limits = limits;
  }

  Block.Table fields() {
    List<Block.Row> rows = tables.fields().stream().map(this::field).toList();
    var columns =
        List.of(
            FIELD,
            new Block.Column("rules", "Rules"),
            new Block.Column("how", "How"),
            new Block.Column("samples", "Sample values"));
    return Block.Table.of("fields", caption("fields", rows.size(), limits.fields()), columns, rows)
        .showing(rows.subList(0, Math.min(limits.fields(), rows.size())));
  }

  private Block.Row field(FieldRow row) {
    List<Cell.Code> samples = row.samples().stream().map(Cell.Code::new).toList();
    return Block.Row.of(
        new Cell.Code(row.field()),
        new Cell.Amount(row.rules()),
        new Cell.Text(row.howText()),
        Cell.Many.list(samples));
  }

  Block.Table indicators() {
    List<IndicatorRow> all = tables.indicators();
    var columns =
        List.of(
            FIELD,
            KIND,
            VALUE,
            new Block.Column("rules", "Rules (here)"),
            new Block.Column("reach", "Corpus reach"));
    String caption = caption("values", all.size(), limits.indicators());
    return Block.Table.of(
            "indicators", caption, columns, all.stream().map(this::indicator).toList())
        .opening(2)
        .showing(tables.shownIndicators(limits).stream().map(this::shownIndicator).toList());
  }

  private Block.Row indicator(IndicatorRow row) {
    return row(row, model.indicators().use(row.indicator()), "using_rules", false);
  }

  private Block.Row shownIndicator(IndicatorRow row) {
    return row(row, model.indicators().use(row.indicator()), "using_rules", true);
  }

  Block.Table exclusions() {
    List<IndicatorRow> all = tables.exclusions();
    var columns =
        List.of(
            FIELD,
            KIND,
            VALUE,
            new Block.Column("rules", "Rules excluding"),
            new Block.Column("reach", "In the whole corpus"));
    String caption = caption("exclusions", all.size(), limits.exclusions());
    List<Block.Row> shown =
        all.stream().limit(limits.exclusions()).map(row -> exclusion(row, true)).toList();
    return Block.Table.of(
            "exclusions", caption, columns, all.stream().map(row -> exclusion(row, false)).toList())
        .opening(2)
        .showing(shown);
  }

  private Block.Row exclusion(IndicatorRow row, boolean shown) {
    return row(row, model.exclusions().use(row.indicator()), "excluding_rules", shown);
  }

  private Block.Row row(IndicatorRow row, ValueUse use, String key, boolean shown) {
    Indicator indicator = row.indicator();
    int here = row.rules().size();
    boolean everywhere = use.reach() > here;
    Cell reach = shown && !everywhere ? new Cell.Text("only here") : use.counts();
    return new Block.Row(
        "",
        List.of(
            new Cell.Code(indicator.field()),
            new Cell.Text(indicator.kind().word()),
            new Cell.Code(indicator.value()),
            new Cell.Amount(here),
            reach),
        List.of(rules(row, use, key, shown)));
  }

  /** Machines get the pages of all rules, people links to the first ones. */
  private Block.Opening rules(IndicatorRow row, ValueUse use, String key, boolean shown) {
    int here = row.rules().size();
    var items = new ArrayList<Cell>();
    if (!shown) {
      row.rules().forEach(rule -> items.add(new Cell.Text(model.rule(rule).page())));
      return new Block.Opening(key, "", items, here);
    }
    row.rules().stream().limit(MAX_LISTED).forEach(rule -> items.add(model.rule(rule).link()));
    if (use.reach() > items.size()) {
      String all = "all " + use.reach() + " rules of the catalog with this value";
      items.add(new Cell.Link(use.page(), use.anchor(), new Cell.Text(all)));
    }
    return new Block.Opening(key, "", items, items.size());
  }

  private static String caption(String what, int all, int shown) {
    return all > shown
        ? "The first " + shown + " of " + all + " " + what
        : "All " + all + " " + what;
  }
}

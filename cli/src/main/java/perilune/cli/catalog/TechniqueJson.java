package perilune.cli.catalog;

import java.util.Map;
import perilune.catalog.CatalogRule;
import perilune.catalog.Corpus;
import perilune.catalog.Indicator;
import perilune.catalog.statistics.FieldRow;
import perilune.catalog.statistics.IndicatorRow;
import perilune.telemetry.json.JsonLines;

/** Writes the tables of a technique as one JSON document: whole, in the order of their ranks. */
public final class TechniqueJson {

  private final TechniqueReport report;
  private final boolean details;
  private final JsonLines json;

  /**
   * Makes a writer of one report.
   *
   * @param details whether to tell of corpora, events and further reach, too
   */
  public TechniqueJson(TechniqueReport report, boolean details, JsonLines json) {
    this.report = report;
    this.details = details;
    this.json = json;
  }

  /** Writes the document. */
  public void write() {
    var tables = report.tables();
    json.start();
    json.text("commit", commit());
    json.text("technique", report.technique());
    json.number("corpus_rules", report.catalog().rules().size());
    json.array("rules");
    tables.rules().forEach(this::rule);
    json.endArray();
    json.number("fields_distinct", tables.fields().size());
    json.array("fields");
    tables.fields().forEach(this::field);
    json.endArray();
    json.number("indicators_distinct", tables.indicators().size());
    json.array("indicators");
    tables.indicators().forEach(this::indicator);
    json.endArray();
    json.number("exclusions_distinct", tables.exclusions().size());
    json.array("exclusions");
    tables.exclusions().forEach(this::exclusion);
    json.endArray();
    if (details) {
      new TechniqueDetails(report, json).write();
    }
    json.end();
    json.flush();
  }

  /** The commit of the first corpus that has one. */
  private String commit() {
    return report.catalog().corpora().stream()
        .map(Corpus::commit)
        .filter(commit -> !commit.isEmpty())
        .findFirst()
        .orElse("");
  }

  private void rule(CatalogRule rule) {
    json.element();
    json.text("name", rule.card().title());
    json.text("language", rule.card().language());
    json.text("path", rule.path());
    if (report.catalog().vendors().size() > 1) {
      json.text("vendor", rule.vendor());
    }
    json.endObject();
  }

  private void field(FieldRow row) {
    json.element();
    json.text("field", row.field());
    json.number("rules", row.rules());
    json.text("how", row.howText());
    json.texts("samples", row.samples());
    json.endObject();
  }

  private void triple(IndicatorRow row) {
    Indicator indicator = row.indicator();
    json.text("field", indicator.field());
    json.text("kind", indicator.kind().word());
    json.text("value", indicator.value());
    json.number("rules", row.rules().size());
  }

  private void indicator(IndicatorRow row) {
    json.element();
    triple(row);
    Map<String, Integer> reach = report.reach().reachByVendor(row.indicator());
    for (String vendor : report.catalog().vendors()) {
      json.number("reach_" + vendor, reach.getOrDefault(vendor, 0));
    }
    if (details) {
      Indicator indicator = row.indicator();
      json.number(
          "reach_any_exact",
          report.reach().reachOfExactValue(indicator.field(), indicator.value()));
    }
    json.endObject();
  }

  private void exclusion(IndicatorRow row) {
    json.element();
    triple(row);
    if (details) {
      json.number("reach", report.exclusions().reach(row.indicator()));
    }
    json.endObject();
  }
}

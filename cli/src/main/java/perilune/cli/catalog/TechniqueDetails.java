package perilune.cli.catalog;

import java.util.Locale;
import java.util.SortedMap;
import perilune.catalog.Corpus;
import perilune.catalog.fields.FieldNames;
import perilune.catalog.statistics.VendorCounts;
import perilune.telemetry.json.JsonLines;

/** Writes where the numbers of a technique come from: mode, corpora, and what could not be read. */
final class TechniqueDetails {

  private final TechniqueReport report;
  private final JsonLines json;

  TechniqueDetails(TechniqueReport report, JsonLines json) {
    this.report = report;
    this.json = json;
  }

  void write() {
    json.text("mode", report.catalog().mode().name().toLowerCase(Locale.ROOT));
    json.text("field_names", FieldNames.of(report.catalog().mode()).version());
    json.array("corpora");
    report.catalog().corpora().forEach(this::corpus);
    json.endArray();
    json.array("vendors");
    VendorCounts.of(report.catalog()).forEach(this::vendor);
    json.endArray();
    json.array("events_covered");
    report
        .events()
        .forEach((event, rules) -> {
          json.element();
          json.text("provider", event.provider());
          json.text("event", event.id());
          json.text("title", event.title());
          json.number("rules", rules.size());
          json.endObject();
        });
    json.endArray();
  }

  private void corpus(Corpus corpus) {
    json.element();
    json.text("vendor", corpus.vendor());
    json.text("place", corpus.place());
    json.text("commit", corpus.commit());
    json.array("problems");
    for (Corpus.Problem problem : corpus.problems()) {
      json.element();
      json.text("path", problem.path());
      json.text("reason", problem.reason());
      json.textIfAny("detail", problem.detail());
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  private void vendor(VendorCounts counts) {
    json.element();
    json.text("vendor", counts.vendor());
    json.number("rules", counts.rules());
    counts("languages", counts.languages());
    counts("left_out", counts.skipped());
    counts("without_all_predicates", counts.unread());
    counts("unusable_files", counts.broken());
    json.endObject();
  }

  private void counts(String name, SortedMap<String, Integer> counts) {
    json.object(name);
    counts.forEach(json::number);
    json.endObject();
  }
}

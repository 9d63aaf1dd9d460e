package perilune.cli.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import perilune.catalog.CatalogRule;
import perilune.catalog.Indicator;
import perilune.catalog.statistics.IndicatorRow;
import perilune.catalog.statistics.TableLimits;
import perilune.catalog.statistics.TechniqueTables;

/** The tables of a technique as people read them: the first rows of each. */
public final class TechniqueView implements SectionView {

  private final TechniqueReport report;
  private final TableLimits limits;

  /** Makes a view of so many rows. */
  public TechniqueView(TechniqueReport report, TableLimits limits) {
    this.report = report;
    this.limits = limits;
  }

  @Override
  public String headline() {
    Map<String, Long> byVendor =
        report.tables().rules().stream()
            .collect(Collectors.groupingBy(CatalogRule::vendor, Collectors.counting()));
    String vendors =
        report.catalog().vendors().stream()
            .map(vendor -> vendor + " " + byVendor.getOrDefault(vendor, 0L))
            .collect(Collectors.joining(", "));
    return "%s: %,d of %,d rules (%s), mode %s"
        .formatted(
            report.technique(),
            report.tables().rules().size(),
            report.catalog().rules().size(),
            vendors,
            report.catalog().mode().name().toLowerCase(Locale.ROOT));
  }

  @Override
  public List<Section> sections() {
    return List.of(events(), fields(), indicators(), exclusions(), rules());
  }

  private Section events() {
    var rows = new ArrayList<List<String>>();
    report
        .events()
        .forEach((event, rules) ->
            rows.add(
                List.of(
                    event.provider(), event.id(), event.title(), Integer.toString(rules.size()))));
    return new Section(
        "Events covered (" + rows.size() + ")",
        List.of("Provider", "Event", "Title", "Rules"),
        rows);
  }

  private Section fields() {
    TechniqueTables tables = report.tables();
    List<List<String>> rows =
        tables.fields().stream()
            .limit(limits.fields())
            .map(row ->
                List.of(
                    row.field(),
                    Integer.toString(row.rules()),
                    row.howText(),
                    String.join(", ", row.samples())))
            .toList();
    return new Section(
        "Fields filtered most (" + tables.fields().size() + " distinct)",
        List.of("Field", "Rules", "How", "Sample values"),
        rows);
  }

  private Section indicators() {
    var rows = new ArrayList<List<String>>();
    for (IndicatorRow row : report.tables().shownIndicators(limits)) {
      Indicator indicator = row.indicator();
      int here = row.rules().size();
      rows.add(
          List.of(
              indicator.field(),
              indicator.kind().word(),
              indicator.value(),
              Integer.toString(here),
              reach(indicator, here)));
    }
    return new Section(
        "Top indicator values (" + report.tables().indicators().size() + " distinct)",
        List.of("Field", "Kind", "Value", "Rules (here)", "Corpus reach"),
        rows);
  }

  /** Nothing where no other rule of the catalog has it. */
  private String reach(Indicator indicator, int here) {
    int all = report.reach().reach(indicator);
    if (all == here) {
      return "";
    }
    Map<String, Integer> byVendor = report.reach().reachByVendor(indicator);
    String vendors =
        byVendor.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return report.catalog().vendors().size() > 1 ? all + " (" + vendors + ")" : "" + all;
  }

  private Section exclusions() {
    TechniqueTables tables = report.tables();
    List<List<String>> rows =
        tables.exclusions().stream()
            .limit(limits.exclusions())
            .map(row ->
                List.of(
                    row.indicator().field(),
                    row.indicator().kind().word(),
                    row.indicator().value(),
                    Integer.toString(row.rules().size())))
            .toList();
    return new Section(
        "Exclusions (" + tables.exclusions().size() + " distinct)",
        List.of("Field", "Kind", "Value", "Rules excluding"),
        rows);
  }

  private Section rules() {
    List<List<String>> rows =
        report.tables().rules().stream()
            .map(rule ->
                List.of(rule.vendor(), rule.card().title(), rule.card().language(), rule.path()))
            .toList();
    return new Section("Rules", List.of("Vendor", "Name", "Language", "File"), rows);
  }
}

package perilune.catalog.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perilune.catalog.CatalogRule;
import perilune.catalog.events.CoveredEvent;
import perilune.catalog.events.SensorEvent;
import perilune.catalog.page.Block;
import perilune.catalog.page.Cell;
import perilune.catalog.page.Page;
import perilune.catalog.statistics.IndicatorIndex;
import perilune.catalog.statistics.TableLimits;
import perilune.catalog.statistics.TechniqueTables;

/** The pages of techniques: the authoring guide, and the rules by vendor. */
final class TechniquePages {

  private final SiteModel model;

  TechniquePages(SiteModel model) {
    this.model = model;
  }

  List<PlannedPage> pages() {
    return model.byTechnique().keySet().parallelStream().map(this::planned).toList();
  }

  private PlannedPage planned(String id) {
    var key = new Key();
    key.with(model.book().entry(id).toString());
    key.with(SiteModel.parent(id).map(this::counted).orElse(""));
    key.with(model.parts(id).stream().map(this::counted).toList());
    for (SiteRule rule : model.ofTechnique(id)) {
      key.with(rule.page()).with(rule.hash());
      model.indicators().of(rule).forEach(use -> key.with(use.shown()));
      model.exclusions().of(rule).forEach(use -> key.with(use.shown()));
    }
    return new PlannedPage(SiteModel.techniquePage(id), key.text(), () -> page(id));
  }

  private String counted(String id) {
    return id + " " + model.techniqueName(id) + " " + model.ofTechnique(id).size();
  }

  private Page page(String id) {
    List<CatalogRule> rules = model.ofTechnique(id).stream().map(SiteRule::rule).toList();
    TechniqueTables tables = TechniqueTables.of(rules, TableLimits.USUAL);
    var blocks = new ArrayList<Block>();
    model
        .book()
        .entry(id)
        .ifPresent(entry -> {
          if (!entry.remark().isEmpty()) {
            blocks.add(Block.Paragraph.of(new Cell.Badge(entry.remark())));
          }
          entry.description().forEach(text -> blocks.add(Block.Paragraph.of(text)));
        });
    blocks.add(facts(id));
    if (!rules.isEmpty()) {
      blocks.add(events(id));
      blocks.add(guide(rules.size(), tables));
      model.grouped(model.ofTechnique(id)).forEach((vendor, own) -> blocks.add(rules(vendor, own)));
    }
    return new Page(SiteModel.techniquePage(id), "technique", id, model.techniqueName(id), blocks);
  }

  private Block.Facts facts(String id) {
    var facts = new ArrayList<Block.Fact>();
    List<SiteRule> rules = model.ofTechnique(id);
    facts.add(
        new Block.Fact("rules", "Rules", new Cell.Counts(rules.size(), model.byVendor(rules), "")));
    model
        .book()
        .entry(id)
        .ifPresent(entry -> {
          List<Cell.Text> tactics = entry.tactics().stream().map(Cell.Text::new).toList();
          facts.add(new Block.Fact("tactics", "Tactics", Cell.Many.list(tactics)));
          if (!entry.page().isEmpty()) {
            facts.add(
                new Block.Fact(
                    "attack", "In ATT&CK", Cell.Link.to(entry.page(), "history and object")));
          }
        });
    SiteModel.parent(id)
        .ifPresent(parent -> facts.add(new Block.Fact("part_of", "Part of", withCount(parent))));
    List<String> parts = model.parts(id);
    if (!parts.isEmpty()) {
      facts.add(
          new Block.Fact("with_parts", "Rules with sub-techniques", new Cell.Amount(rolledUp(id))));
      facts.add(
          new Block.Fact(
              "parts",
              "Sub-techniques",
              new Cell.Many(parts.stream().map(this::withCount).toList(), "; ")));
    }
    return new Block.Facts("about", facts);
  }

  private long rolledUp(String id) {
    var all = new HashSet<>(model.ofTechnique(id));
    model.parts(id).forEach(part -> all.addAll(model.ofTechnique(part)));
    return all.size();
  }

  private Cell withCount(String id) {
    return new Cell.Many(
        List.of(model.techniqueLink(id), new Cell.Text("(" + model.ofTechnique(id).size() + ")")),
        " ");
  }

  private Block.Section events(String id) {
    Map<SensorEvent, Integer> counts = new LinkedHashMap<>();
    Map<SensorEvent, Boolean> explicit = new LinkedHashMap<>();
    for (SiteRule rule : model.ofTechnique(id)) {
      rule.events().stream()
          .map(CoveredEvent::event)
          .distinct()
          .forEach(event -> counts.merge(event, 1, Integer::sum));
      rule.events().forEach(one -> explicit.merge(one.event(), one.explicit(), Boolean::logicalOr));
    }
    List<Block.Row> rows =
        counts.keySet().stream()
            .sorted()
            .map(event ->
                Block.Row.of(
                    new Cell.Text(event.provider()),
                    Cell.Link.to(SiteModel.eventPage(event), event.id()),
                    new Cell.Text(event.title()),
                    new Cell.Amount(counts.getOrDefault(event, 0)),
                    new Cell.Text(explicit.getOrDefault(event, false) ? "by number" : "derived")))
            .toList();
    var columns =
        List.of(
            new Block.Column("provider", "Provider"),
            new Block.Column("event", "Event"),
            new Block.Column("title", "Title"),
            new Block.Column("rules", "Rules"),
            new Block.Column("basis", "Basis"));
    String hint =
        "Events of sensors that at least one rule reads: named by number in the rule, or derived from"
            + " its log source, index and category.";
    return new Block.Section(
        "",
        "Events covered",
        List.of(Block.Paragraph.of(hint), Block.Table.of("events", "", columns, rows)));
  }

  private Block.Section guide(int rules, TechniqueTables tables) {
    var shown = new ValueTables(model, tables, TableLimits.USUAL);
    String start =
        "What the rules of this technique ("
            + rules
            + ") look at, which values they look for and what they leave out. Each rule counts once"
            + " a row. Rules of sub-techniques count there.";
    return new Block.Section(
        "",
        "Authoring guide",
        List.of(
            Block.Paragraph.of(start),
            new Block.Section(
                "",
                "Fields filtered most (" + tables.fields().size() + " distinct)",
                List.of(
                    Block.Paragraph.of(
                        "How says by which operators, and in how many rules each. Samples are a"
                            + " start, not a list."),
                    shown.fields())),
            new Block.Section(
                "",
                "Top indicator values (" + tables.indicators().size() + " distinct)",
                List.of(
                    Block.Paragraph.of(
                        "Open a value to see its rules. Corpus reach is the number of rules of the"
                            + " whole catalog that check the same; from "
                            + IndicatorIndex.NOISY
                            + " on a value is noisy by itself: combine it."),
                    shown.indicators())),
            new Block.Section(
                "",
                "Exclusions (" + tables.exclusions().size() + " distinct)",
                List.of(
                    Block.Paragraph.of(
                        "What rules take away by a not at the top of their condition: false"
                            + " positives that their authors have met. A new rule that lacks the"
                            + " frequent ones will meet them, too."),
                    shown.exclusions()))));
  }

  private Block.Section rules(String vendor, List<SiteRule> rules) {
    return new Block.Section(
        "",
        VendorSource.of(vendor).title()
            + ": "
            + rules.size()
            + (rules.size() == 1 ? " rule" : " rules"),
        List.of(RuleRows.table("rules_" + vendor, rules)));
  }
}

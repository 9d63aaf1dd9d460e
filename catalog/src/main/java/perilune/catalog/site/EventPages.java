package perilune.catalog.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import perilune.catalog.CodePointOrder;
import perilune.catalog.Predicate;
import perilune.catalog.events.SensorEvent;
import perilune.catalog.page.Block;
import perilune.catalog.page.Cell;
import perilune.catalog.page.Page;

/** The pages of events of sensors: which rules read each, and which fields they look at. */
final class EventPages {

  private final SiteModel model;

  EventPages(SiteModel model) {
    this.model = model;
  }

  List<PlannedPage> pages() {
    var pages = new ArrayList<PlannedPage>();
    var all = new Key();
    model
        .byEvent()
        .forEach((event, rules) -> {
          var key = new Key().with(event.toString());
          rules.forEach(rule -> key.with(rule.outline()));
          String text = key.text();
          all.with(text);
          pages.add(new PlannedPage(SiteModel.eventPage(event), text, () -> page(event, rules)));
        });
    pages.add(new PlannedPage("event/index", all.text(), this::index));
    return pages;
  }

  private Page index() {
    var rows = new ArrayList<Block.Row>();
    model
        .byEvent()
        .forEach((event, rules) ->
            rows.add(
                Block.Row.of(
                    new Cell.Text(event.provider()),
                    Cell.Link.to(SiteModel.eventPage(event), event.id()),
                    new Cell.Text(event.title()),
                    new Cell.Text(event.os()),
                    new Cell.Counts(rules.size(), model.byVendor(rules), ""),
                    new Cell.Amount(techniques(rules).size()))));
    var columns =
        List.of(
            new Block.Column("provider", "Provider"),
            new Block.Column("event", "Event"),
            new Block.Column("title", "Title"),
            new Block.Column("os", "System"),
            new Block.Column("rules", "Rules"),
            new Block.Column("techniques", "Techniques"));
    String hint =
        "Events of sensors that rules read: named by number in the rule, or derived from its log"
            + " source, index and category.";
    return new Page(
        "event/index",
        "event_index",
        "",
        "Events",
        List.of(Block.Paragraph.of(hint), Block.Table.of("events", "", columns, rows)));
  }

  private Page page(SensorEvent event, List<SiteRule> rules) {
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Facts(
            "about",
            List.of(
                new Block.Fact("provider", "Provider", new Cell.Text(event.provider())),
                new Block.Fact("event", "Event", new Cell.Text(event.id())),
                new Block.Fact("os", "System", new Cell.Text(event.os())),
                new Block.Fact(
                    "rules", "Rules", new Cell.Counts(rules.size(), model.byVendor(rules), "")))));
    blocks.add(
        counted(
            "fields", "Fields that its rules filter on", "Field", fields(rules), Cell.Code::new));
    blocks.add(
        counted("techniques", "Techniques", "Technique", techniques(rules), model::techniqueLink));
    model
        .grouped(rules)
        .forEach((vendor, own) ->
            blocks.add(
                new Block.Section(
                    "",
                    VendorSource.of(vendor).title() + " (" + own.size() + ")",
                    List.of(RuleRows.table("rules_" + vendor, own)))));
    String title = event.title().isEmpty() ? "Event " + event.id() : event.title();
    return new Page(
        SiteModel.eventPage(event), "event", event.provider() + " " + event.id(), title, blocks);
  }

  private interface Label {
    Cell of(String text);
  }

  private static Block.Section counted(
      String key, String title, String column, Map<String, Integer> counts, Label label) {
    List<Block.Row> rows =
        counts.entrySet().stream()
            .sorted(
                Comparator.comparingInt((Map.Entry<String, Integer> one) -> -one.getValue())
                    .thenComparing(Map.Entry::getKey, CodePointOrder.BY_CODE_POINT))
            .map(one -> Block.Row.of(label.of(one.getKey()), new Cell.Amount(one.getValue())))
            .toList();
    var columns = List.of(new Block.Column("name", column), new Block.Column("rules", "Rules"));
    return new Block.Section(
        "", title + " (" + rows.size() + ")", List.of(Block.Table.of(key, "", columns, rows)));
  }

  private static Map<String, Integer> fields(List<SiteRule> rules) {
    var counts = new TreeMap<String, Integer>();
    rules.forEach(rule ->
        rule.rule().positive().stream()
            .map(Predicate::field)
            .distinct()
            .forEach(field -> counts.merge(field, 1, Integer::sum)));
    return counts;
  }

  private static Map<String, Integer> techniques(List<SiteRule> rules) {
    var counts = new TreeMap<String, Integer>();
    rules.forEach(
        rule -> rule.rule().card().techniques().forEach(id -> counts.merge(id, 1, Integer::sum)));
    return counts;
  }
}

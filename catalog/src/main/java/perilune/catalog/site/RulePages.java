package perilune.catalog.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import perilune.catalog.CatalogRule;
import perilune.catalog.Predicate;
import perilune.catalog.events.CoveredEvent;
import perilune.catalog.events.RuleSurroundings;
import perilune.catalog.events.SensorEvent;
import perilune.catalog.page.Block;
import perilune.catalog.page.Cell;
import perilune.catalog.page.Page;

/** The pages of rules: what each says of itself and what it compares, never its text. */
final class RulePages {

  /** Values of a predicate that stand beside each other; more are shown on demand. */
  private static final int MAX_BESIDE = 6;

  private static final Block.Column FIELD = new Block.Column("field", "Field");
  private static final Block.Column KIND = new Block.Column("kind", "Kind");
  private static final Block.Column VALUE = new Block.Column("value", "Value");

  private final SiteModel model;

  RulePages(SiteModel model) {
    this.model = model;
  }

  List<PlannedPage> pages() {
    return model.rules().parallelStream().map(this::planned).toList();
  }

  private PlannedPage planned(SiteRule rule) {
    var key = new Key().with(rule.hash());
    model.indicators().of(rule).forEach(use -> key.with(use.shown()));
    model.exclusions().of(rule).forEach(use -> key.with(use.shown()));
    return new PlannedPage(rule.page(), key.text(), () -> page(rule));
  }

  private Page page(SiteRule rule) {
    var blocks = new ArrayList<Block>();
    blocks.add(facts(rule));
    if (!rule.events().isEmpty()) {
      blocks.add(new Block.Section("", "Events covered", List.of(events(rule))));
    }
    if (!rule.rule().predicates().isEmpty()) {
      blocks.add(new Block.Section("", "Stages and predicates", List.of(predicates(rule))));
      blocks.add(values("indicators", "Indicators", "Corpus reach", model.indicators().of(rule)));
      blocks.add(
          values("exclusions", "Exclusions", "Rules excluding", model.exclusions().of(rule)));
    }
    return new Page(rule.page(), "rule", "", rule.title(), blocks);
  }

  private Block.Facts facts(SiteRule rule) {
    CatalogRule.Card card = rule.rule().card();
    RuleSurroundings where = RuleSurroundings.of(rule.rule());
    var facts = new ArrayList<Block.Fact>();
    facts.add(
        new Block.Fact(
            "vendor", "Vendor", Cell.Link.to(VendorPages.page(rule.vendor()), rule.vendor())));
    facts.add(new Block.Fact("source", "Source", source(rule)));
    text(facts, "rule_id", "Id", card.id());
    text(facts, "language", "Language", card.language());
    text(facts, "type", "Type", card.type());
    text(facts, "status", "Status", card.status());
    text(facts, "severity", "Severity", card.severity());
    facts.add(
        new Block.Fact(
            "techniques",
            "Techniques",
            card.techniques().isEmpty()
                ? new Cell.Text("none")
                : Cell.Many.list(card.techniques().stream().map(model::techniqueLink).toList())));
    texts(facts, "platforms", "Platforms", where.platforms());
    texts(facts, "domains", "Domains", where.domains());
    texts(
        facts,
        "data_sources",
        "Data sources",
        card.sources().stream().filter(one -> !one.isEmpty()).toList());
    texts(facts, "tags", "Tags", card.tags());
    facts.add(new Block.Fact("read", "Predicates read", reading(rule)));
    return new Block.Facts("about", facts);
  }

  private static void text(List<Block.Fact> facts, String key, String label, String text) {
    if (!text.isEmpty()) {
      facts.add(new Block.Fact(key, label, new Cell.Text(text)));
    }
  }

  private static void texts(List<Block.Fact> facts, String key, String label, List<String> texts) {
    if (!texts.isEmpty()) {
      facts.add(new Block.Fact(key, label, RuleRows.texts(texts)));
    }
  }

  private Cell source(SiteRule rule) {
    String path = rule.rule().path();
    String address = VendorSource.of(rule.vendor()).file(model.commit(rule.vendor()), path);
    return address.isEmpty() ? new Cell.Code(path) : new Cell.Outside(address, path);
  }

  private static Cell reading(SiteRule rule) {
    List<String> parts = new ArrayList<>();
    parts.add(RuleRows.read(rule));
    rule.rule()
        .reading()
        .reasons()
        .forEach(reason ->
            parts.add(
                reason.detail().isEmpty()
                    ? reason.kind()
                    : reason.kind() + " (" + reason.detail() + ")"));
    return new Cell.Many(parts.stream().<Cell>map(Cell.Text::new).toList(), "; ");
  }

  private static Block.Table events(SiteRule rule) {
    var columns =
        List.of(
            new Block.Column("provider", "Provider"),
            new Block.Column("event", "Event"),
            new Block.Column("title", "Title"),
            new Block.Column("basis", "Basis"));
    var reasons = new TreeMap<SensorEvent, List<String>>();
    for (CoveredEvent one : rule.events()) {
      String reason = (one.explicit() ? "by number: " : "derived: ") + one.why();
      reasons.computeIfAbsent(one.event(), _ -> new ArrayList<>()).add(reason);
    }
    var rows = new ArrayList<Block.Row>();
    reasons.forEach((event, why) ->
        rows.add(
            Block.Row.of(
                new Cell.Text(event.provider()),
                Cell.Link.to(SiteModel.eventPage(event), event.id()),
                new Cell.Text(event.title()),
                new Cell.Text(String.join("; ", why)))));
    return Block.Table.of("events", "", columns, rows);
  }

  private static Block.Table predicates(SiteRule rule) {
    var columns =
        List.of(
            new Block.Column("stage", "Stage"),
            FIELD,
            new Block.Column("written", "As written"),
            KIND,
            new Block.Column("role", "Role"),
            new Block.Column("values", "Values"));
    List<Block.Row> rows =
        rule.rule().predicates().stream().map(one -> predicate(rule, one)).toList();
    return Block.Table.of("predicates", "", columns, rows).opening(5);
  }

  private static Block.Row predicate(SiteRule rule, Predicate one) {
    List<Cell> values = one.values().stream().map(value -> (Cell) new Cell.Code(value)).toList();
    boolean many = values.size() > MAX_BESIDE;
    Cell shown =
        many
            ? new Cell.Text(values.size() + " values")
            : values.isEmpty() ? Cell.NONE : Cell.Many.list(values);
    String role = one.role().name().toLowerCase(Locale.ROOT);
    return new Block.Row(
        "",
        List.of(
            new Cell.Text(stage(rule, one.written().stage())),
            new Cell.Code(one.field()),
            new Cell.Code(one.written().field() + " " + one.written().operator()),
            new Cell.Text(one.kind().word()),
            new Cell.Text(one.written().contradiction() ? role + ", cannot hold" : role),
            shown),
        many ? List.of(new Block.Opening("all_values", "", values, values.size())) : List.of());
  }

  private static String stage(SiteRule rule, int number) {
    List<String> stages = rule.rule().content().stages();
    String about = number < stages.size() ? stages.get(number) : "";
    return about.isEmpty() ? Integer.toString(number + 1) : number + 1 + " " + about;
  }

  private static Block.Section values(String key, String title, String count, List<ValueUse> uses) {
    var columns = List.of(FIELD, KIND, VALUE, new Block.Column("reach", count));
    List<Block.Row> rows =
        uses.stream()
            .map(use ->
                Block.Row.of(
                    new Cell.Code(use.indicator().field()),
                    new Cell.Text(use.indicator().kind().word()),
                    use.link(),
                    use.counts()))
            .toList();
    return new Block.Section(
        "", title + " (" + uses.size() + ")", List.of(Block.Table.of(key, "", columns, rows)));
  }
}

package perilune.cli.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import perilune.catalog.CatalogRule;
import perilune.catalog.Indicator;
import perilune.catalog.advise.Advice;
import perilune.catalog.events.CoveredEvent;
import perilune.catalog.statistics.IndicatorIndex;
import perilune.engine.subsumption.Inclusion;

/** Advice as people read it: the first rows of each table, or all. */
public final class AdviceView implements SectionView {

  /** Values of a row, and rules of a cell, that are named; the rest is counted. */
  private static final int MAX_NAMED = 3;

  private static final int USUAL_ROWS = 8;

  private final Advice advice;
  private final int rows;

  /**
   * Makes a view.
   *
   * @param all whether every row is shown
   */
  public AdviceView(Advice advice, boolean all) {
    this.advice = advice;
    this.rows = all ? Integer.MAX_VALUE : USUAL_ROWS;
  }

  @Override
  public String headline() {
    CatalogRule rule = advice.subject().rule();
    String by =
        advice.techniques().isEmpty()
            ? "by what it looks for"
            : "by " + String.join(", ", advice.techniques());
    long close = advice.peers().stream().filter(Advice.Peer::isClose).count();
    return "%s (%s): compared %s with %,d rules, %,d of them on the same behaviour"
        .formatted(rule.card().title(), rule.path(), by, advice.peers().size(), close);
  }

  @Override
  public List<Section> sections() {
    return List.of(peers(), exclusions(), values(), fields(), covers(), telemetry());
  }

  private Section section(
      String title, List<String> notes, List<String> columns, List<List<String>> all) {
    var said = new ArrayList<>(notes);
    if (all.size() > rows) {
      said.add("the first %d of %d rows: --all shows the others".formatted(rows, all.size()));
    }
    return new Section(title, said, columns, all.stream().limit(rows).toList());
  }

  private Section peers() {
    List<List<String>> close =
        advice.peers().stream()
            .filter(Advice.Peer::isClose)
            .map(peer ->
                List.of(
                    peer.rule().vendor(),
                    peer.rule().card().title(),
                    peer.rule().path(),
                    named(List.copyOf(peer.shared()))))
            .toList();
    var notes = new ArrayList<String>();
    if (advice.techniques().isEmpty()) {
      notes.add("it names no technique: only rules that look for the same are compared");
    }
    if (advice.elsewhere() > 0) {
      notes.add(advice.elsewhere() + " rules of other platforms or domains are left out");
    }
    return section(
        "Rules on the same behaviour (%d): they look for a value that fewer than %d rules look for"
            .formatted(close.size(), IndicatorIndex.NOISY),
        notes,
        List.of("Vendor", "Name", "File", "Both look for"),
        close);
  }

  private Section exclusions() {
    List<List<String>> all =
        advice.exclusions().stream()
            .map(one ->
                List.of(
                    one.values().getFirst().field(),
                    named(one.values().stream().map(AdviceView::valueText).toList()),
                    Long.toString(one.close()),
                    Integer.toString(one.peers().size()),
                    one.looked() ? "yes" : "no",
                    named(one.peers().stream().map(peer -> name(peer.rule())).toList())))
            .toList();
    List<String> notes =
        advice.idle() == 0
            ? List.of()
            : List.of(
                advice.idle() + " values are passed over: proven that your rule never meets them");
    return section(
        "Exclusions that others have and it lacks (%d)".formatted(all.size()),
        notes,
        List.of("Field", "Values", "Close rules", "Rules", "Your field", "Whose"),
        all);
  }

  private static String valueText(Indicator indicator) {
    return indicator.kind().word() + " " + indicator.value();
  }

  private Section values() {
    long noisy = advice.values().stream().filter(Advice.Value::noisy).count();
    long alone = advice.values().stream().filter(value -> value.reach() == 0).count();
    List<List<String>> known =
        advice.values().stream()
            .filter(value -> value.reach() > 0)
            .map(value ->
                List.of(
                    value.indicator().field(),
                    value.indicator().kind().word(),
                    value.indicator().value(),
                    Integer.toString(value.reach()),
                    value.noisy() ? "noisy" : ""))
            .toList();
    var notes = new ArrayList<String>();
    notes.add(
        "%d of %d values are noisy: %d rules or more look for them; %d are in no other rule"
            .formatted(noisy, advice.values().size(), IndicatorIndex.NOISY, alone));
    if (noisy > 0 && noisy == advice.values().size()) {
      notes.add("no value makes the rule specific");
    }
    return section(
        "Its values", notes, List.of("Field", "Kind", "Value", "Other rules", ""), known);
  }

  private Section fields() {
    List<List<String>> all =
        advice.fields().stream()
            .map(row ->
                List.of(
                    row.field(),
                    Integer.toString(row.rules()),
                    row.howText(),
                    String.join(", ", row.samples())))
            .toList();
    return section(
        "Fields that others look at and it does not (%d)".formatted(all.size()),
        List.of(),
        List.of("Field", "Rules", "How", "Sample values"),
        all);
  }

  private Section covers() {
    List<List<String>> told =
        advice.covers().stream()
            .filter(this::says)
            .map(one ->
                List.of(
                    name(one.peer().rule()),
                    text(one.byPeer()),
                    text(one.ofPeer()),
                    named(one.lacking())))
            .toList();
    return section(
        "Rules that cover it, or that it covers",
        List.of("it is covered by them: " + counts(true), "it covers them: " + counts(false)),
        List.of("Rule", "Covers yours", "Is covered by yours", "Asks besides"),
        told);
  }

  private boolean says(Advice.Cover cover) {
    return rows == Integer.MAX_VALUE
        || cover.byPeer() instanceof Inclusion.Proven
        || cover.ofPeer() instanceof Inclusion.Proven;
  }

  /** The grounds of a refusal are long: they are told with all rows. */
  private String text(Inclusion inclusion) {
    boolean brief = inclusion instanceof Inclusion.Refuted && rows != Integer.MAX_VALUE;
    return brief ? "no" : InclusionText.of(inclusion);
  }

  private String counts(boolean byPeer) {
    var counts = new TreeMap<String, Integer>();
    advice
        .covers()
        .forEach(one ->
            counts.merge(
                InclusionText.counted(byPeer ? one.byPeer() : one.ofPeer()), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  private Section telemetry() {
    Advice.Telemetry telemetry = advice.telemetry();
    var rows = new ArrayList<List<String>>();
    add("platform", telemetry.platforms(), rows);
    add("kind of event", telemetry.kinds(), rows);
    add("event", telemetry.events().stream().map(AdviceView::event).distinct().toList(), rows);
    add("field of a record", telemetry.recorded(), rows);
    add("field of context", telemetry.derived(), rows);
    List<String> notes =
        advice.subject().plan().isPresent()
            ? List.of()
            : List.of("the rule has no plan that the engine runs: its fields are not known");
    return new Section("Telemetry that it needs", notes, List.of("What", "Which"), rows);
  }

  private static void add(String what, List<String> which, List<List<String>> rows) {
    if (!which.isEmpty()) {
      rows.add(List.of(what, String.join(", ", which)));
    }
  }

  private static String event(CoveredEvent covered) {
    String title = covered.event().title();
    return (covered.event().provider() + " " + covered.event().id() + " " + title).strip();
  }

  private static String name(CatalogRule rule) {
    return rule.vendor() + ": " + rule.card().title();
  }

  private String named(List<String> all) {
    if (all.size() <= MAX_NAMED || rows == Integer.MAX_VALUE) {
      return String.join(", ", all);
    }
    return String.join(", ", all.subList(0, MAX_NAMED))
        + " and "
        + (all.size() - MAX_NAMED)
        + " more";
  }
}

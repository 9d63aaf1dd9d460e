package perilune.catalog.site;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import perilune.catalog.CatalogRule;
import perilune.catalog.events.CoveredEvent;
import perilune.catalog.page.Cell;

/**
 * A rule with its page. Equal only to itself: rules may say the same.
 *
 * <p>Immutable.
 */
final class SiteRule {

  private final CatalogRule rule;
  private final String page;
  private final String hash;
  private final List<CoveredEvent> events;
  private final byte[] shown;
  private final String outline;

  /**
   * Makes one.
   *
   * @param page its path in the site
   * @param hash of all that the rule says
   */
  SiteRule(CatalogRule rule, String page, String hash, List<CoveredEvent> events) {
    this.rule = rule;
    this.page = page;
    this.hash = hash;
    this.events = List.copyOf(events);
    String techniques = String.join(" ", rule.card().techniques());
    this.shown = (page + " " + techniques + " " + title()).getBytes(StandardCharsets.UTF_8);
    this.outline = outline(rule, page, events);
  }

  CatalogRule rule() {
    return rule;
  }

  String page() {
    return page;
  }

  String hash() {
    return hash;
  }

  private static String outline(CatalogRule rule, String page, List<CoveredEvent> events) {
    CatalogRule.Card card = rule.card();
    var key = new Key().with(page).with(card.id()).with(card.title()).with(card.language());
    key.with(card.type()).with(card.status()).with(card.severity());
    key.with(card.tags()).with(card.techniques()).with(card.sources());
    key.with(rule.reading().status().ordinal());
    rule.reading().reasons().forEach(one -> key.with(one.kind()).with(one.detail()));
    events.forEach(one -> key.with(one.event().provider()).with(one.event().id()).with(one.why()));
    var positive = new TreeSet<String>();
    var other = new TreeSet<String>();
    rule.predicates().forEach(one -> (one.isPositive() ? positive : other).add(one.field()));
    return key.with(positive).with(other).text();
  }

  /** Gives a hash of what it says of itself and of the fields that it looks at, without values. */
  String outline() {
    return outline;
  }

  /** Gives all that pages of values show of it, to be hashed. */
  byte[] shown() {
    return shown;
  }

  String vendor() {
    return rule.vendor();
  }

  List<CoveredEvent> events() {
    return events;
  }

  String title() {
    return rule.card().title().isBlank() ? rule.path() : rule.card().title();
  }

  Cell.Link link() {
    return Cell.Link.to(page, title());
  }

  /** Gives a link that says whose it is. */
  Cell linkWithVendor() {
    return new Cell.Many(List.of(link(), new Cell.Text(vendor())), " · ");
  }
}

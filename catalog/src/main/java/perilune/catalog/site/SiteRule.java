package perilune.catalog.site;

import java.util.List;
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

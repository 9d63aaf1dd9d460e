package perilune.catalog.site;

import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import perilune.catalog.Indicator;
import perilune.catalog.page.Cell;
import perilune.catalog.statistics.IndicatorIndex;

/**
 * A value that rules look for, or leave out: who does, and where that is told.
 *
 * @param rules by corpus and path
 * @param byVendor number of them by vendor
 * @param page that lists them
 * @param shown hash of page and counts: all that other pages show of it besides the value
 */
record ValueUse(
    Indicator indicator,
    List<SiteRule> rules,
    SortedMap<String, Integer> byVendor,
    String page,
    long shown) {

  private static final long START = 0xcbf29ce484222325L;
  private static final long FACTOR = 0x100000001b3L;

  /**
   * Makes one.
   *
   * @param pageHash of the page, which many values share
   */
  static ValueUse of(Indicator indicator, List<SiteRule> rules, String page, long pageHash) {
    var byVendor = new TreeMap<String, Integer>();
    rules.forEach(rule -> byVendor.merge(rule.vendor(), 1, Integer::sum));
    long shown = pageHash;
    for (var entry : byVendor.entrySet()) {
      shown = (hash(shown, entry.getKey()) ^ entry.getValue()) * FACTOR;
    }
    return new ValueUse(indicator, rules, byVendor, page, shown);
  }

  /** Gives the hash of a page. */
  static long hash(String page) {
    return hash(START, page);
  }

  /** FNV-1a, 64 bits: a digest would take longer than all else for each of many values. */
  private static long hash(long from, String text) {
    long hash = from;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FACTOR;
    }
    return hash;
  }

  /** Gives the place on its page. */
  String anchor() {
    long hash = hash(START, indicator.kind().word() + " " + indicator.value());
    return "v-" + HexFormat.of().toHexDigits(hash);
  }

  int reach() {
    return rules.size();
  }

  /** Gives the value as a link to who uses it. */
  Cell.Link link() {
    return new Cell.Link(page, anchor(), new Cell.Code(indicator.value()));
  }

  /** Gives how many rules have it, with a hint where these are many. */
  Cell.Counts counts() {
    return new Cell.Counts(reach(), byVendor, reach() >= IndicatorIndex.NOISY ? "noisy" : "");
  }
}

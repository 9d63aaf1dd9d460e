package perilune.catalog.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import perilune.catalog.Catalog;
import perilune.catalog.CatalogRule;
import perilune.catalog.Indicator;
import perilune.catalog.Kind;
import perilune.catalog.Role;

/**
 * Which rules of the whole catalog ask for an indicator, or leave it out. Immutable; building it is
 * O(values of all predicates), asking O(1).
 */
public final class IndicatorIndex {

  /** Rules from which on a value says little by itself, count; the catalog's own rule of thumb. */
  public static final int NOISY = 100;

  /** A platform is a row of the table of fields, and no value to look for. */
  private static final String PLATFORM_FIELD = "host.os.type";

  private final Map<Indicator, List<CatalogRule>> rules;

  private IndicatorIndex(Map<Indicator, List<CatalogRule>> rules) {
    this.rules = rules;
  }

  /** Gives the index of what rules look for. */
  public static IndicatorIndex ofPositives(Catalog catalog) {
    return of(catalog, Role.POSITIVE);
  }

  /** Gives the index of what rules leave out. */
  public static IndicatorIndex ofExclusions(Catalog catalog) {
    return of(catalog, Role.EXCLUSION);
  }

  private static IndicatorIndex of(Catalog catalog, Role role) {
    var rules = new HashMap<Indicator, List<CatalogRule>>();
    for (CatalogRule rule : catalog.rules()) {
      for (Indicator indicator : indicators(rule, role)) {
        rules.computeIfAbsent(indicator, _ -> new ArrayList<>()).add(rule);
      }
    }
    return new IndicatorIndex(rules);
  }

  /**
   * Gives the indicators of a rule that are for something, each once, in the order written. The
   * platform is none of those that it looks for.
   */
  public static Set<Indicator> indicators(CatalogRule rule, Role role) {
    var all = new LinkedHashSet<Indicator>();
    rule.predicates().stream()
        .filter(one -> one.role() == role)
        .filter(one -> role != Role.POSITIVE || !isPlatform(one.field()))
        .forEach(one -> one.indicators().forEach(all::add));
    return all;
  }

  static boolean isPlatform(String field) {
    return field.equals(PLATFORM_FIELD);
  }

  /** Gives all indicators, in no order. */
  public Set<Indicator> indicators() {
    return Collections.unmodifiableSet(rules.keySet());
  }

  /** Gives the rules that have an indicator, by corpus and path. */
  public List<CatalogRule> rules(Indicator indicator) {
    return Collections.unmodifiableList(rules.getOrDefault(indicator, List.of()));
  }

  /** Gives the number of rules that have an indicator: its reach. */
  public int reach(Indicator indicator) {
    return rules(indicator).size();
  }

  /** Gives the reach by vendor, vendors by name; those without such a rule are not there. */
  public Map<String, Integer> reachByVendor(Indicator indicator) {
    var counts = new TreeMap<String, Integer>();
    rules(indicator).forEach(rule -> counts.merge(rule.vendor(), 1, Integer::sum));
    return counts;
  }

  /**
   * Gives the number of rules that ask for the value exactly, in a list or alone: the union of
   * {@code eq} and {@code in}.
   */
  public int reachOfExactValue(String field, String value) {
    var either = new LinkedHashSet<CatalogRule>(rules(new Indicator(field, Kind.EQ, value)));
    either.addAll(rules(new Indicator(field, Kind.IN, value)));
    return either.size();
  }
}

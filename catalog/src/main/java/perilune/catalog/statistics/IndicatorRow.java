package perilune.catalog.statistics;

import java.util.List;
import perilune.catalog.CatalogRule;
import perilune.catalog.Indicator;

/**
 * An indicator of a technique, and the technique's rules that have it.
 *
 * @param rules by vendor, title and path
 */
public record IndicatorRow(Indicator indicator, List<CatalogRule> rules) {
  public IndicatorRow {
    rules = List.copyOf(rules);
  }
}

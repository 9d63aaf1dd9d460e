package perilune.cli.catalog;

import java.util.List;
import java.util.Map;
import perilune.catalog.Catalog;
import perilune.catalog.CatalogRule;
import perilune.catalog.events.SensorEvent;
import perilune.catalog.statistics.IndicatorIndex;
import perilune.catalog.statistics.TechniqueTables;

/**
 * All that is printed of a technique.
 *
 * @param technique its id
 * @param catalog all rules
 * @param tables those of its own rules
 * @param events events of sensors that its rules read, and which rules read each
 * @param reach who else in the catalog looks for its indicators
 * @param exclusions who else in the catalog leaves out what its rules leave out
 */
public record TechniqueReport(
    String technique,
    Catalog catalog,
    TechniqueTables tables,
    Map<SensorEvent, List<CatalogRule>> events,
    IndicatorIndex reach,
    IndicatorIndex exclusions) {}

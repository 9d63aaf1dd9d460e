package perilune.cli.catalog;

import perilune.catalog.Catalog;
import perilune.catalog.statistics.IndicatorIndex;
import perilune.catalog.statistics.TechniqueTables;

/**
 * All that is printed of a technique.
 *
 * @param technique its id
 * @param catalog all rules
 * @param tables those of its own rules
 * @param reach who else in the catalog looks for its indicators
 * @param exclusions who else in the catalog leaves out what its rules leave out
 */
public record TechniqueReport(
    String technique,
    Catalog catalog,
    TechniqueTables tables,
    IndicatorIndex reach,
    IndicatorIndex exclusions) {}

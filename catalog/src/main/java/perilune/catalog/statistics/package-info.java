/**
 * What rules have in common, counted: pure functions over all rules of a catalog.
 *
 * <p>Entry: {@link TechniqueTables} for the tables of one technique, {@link IndicatorIndex} for who
 * asks for what. A rule counts once in a row. All orders are total, so that the same rules give the
 * same tables.
 */
@NullMarked
package perilune.catalog.statistics;

import org.jspecify.annotations.NullMarked;

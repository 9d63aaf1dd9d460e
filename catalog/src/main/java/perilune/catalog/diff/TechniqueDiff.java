package perilune.catalog.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import perilune.catalog.CatalogRule;
import perilune.catalog.Indicator;
import perilune.catalog.Kind;
import perilune.catalog.statistics.IndicatorRow;
import perilune.catalog.statistics.TableLimits;
import perilune.catalog.statistics.TechniqueTables;

/**
 * What changed in the tables of a technique.
 *
 * @param technique its id
 * @param rulesBefore number of its rules
 * @param rulesAfter number of its rules
 * @param changes its rules that were added, removed or changed; a rule that only lost or got its
 *     tag counts as changed
 * @param rows fields, indicators and exclusions of which another number of rules has them
 */
public record TechniqueDiff(
    String technique,
    int rulesBefore,
    int rulesAfter,
    List<CatalogDiff.RuleChange> changes,
    List<RowChange> rows) {

  /** Which table a row is of. */
  public enum Table {
    FIELD,
    INDICATOR,
    EXCLUSION
  }

  /**
   * A row of which another number of rules has it.
   *
   * @param row field, kind and value; of fields only the first counts
   * @param before number of rules; 0 where the row was not there
   * @param after number of rules; 0 where the row is not there any more
   */
  public record RowChange(Table table, Indicator row, int before, int after) {}

  public TechniqueDiff {
    changes = List.copyOf(changes);
    rows = List.copyOf(rows);
  }

  static TechniqueDiff of(
      String technique,
      List<CatalogRule> before,
      List<CatalogRule> after,
      List<CatalogDiff.RuleChange> changes) {
    TechniqueTables old = TechniqueTables.of(before, TableLimits.USUAL);
    TechniqueTables young = TechniqueTables.of(after, TableLimits.USUAL);
    var rows = new ArrayList<RowChange>();
    rows(Table.FIELD, fields(old), fields(young), rows);
    rows(Table.INDICATOR, counts(old.indicators()), counts(young.indicators()), rows);
    rows(Table.EXCLUSION, counts(old.exclusions()), counts(young.exclusions()), rows);
    return new TechniqueDiff(technique, before.size(), after.size(), changes, rows);
  }

  private static Map<Indicator, Integer> fields(TechniqueTables tables) {
    var counts = new LinkedHashMap<Indicator, Integer>();
    tables
        .fields()
        .forEach(row -> counts.put(new Indicator(row.field(), Kind.EQ, ""), row.rules()));
    return counts;
  }

  private static Map<Indicator, Integer> counts(List<IndicatorRow> rows) {
    var counts = new LinkedHashMap<Indicator, Integer>();
    rows.forEach(row -> counts.put(row.indicator(), row.rules().size()));
    return counts;
  }

  private static void rows(
      Table table,
      Map<Indicator, Integer> before,
      Map<Indicator, Integer> after,
      List<RowChange> into) {
    var all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    for (Indicator one : all) {
      int was = before.getOrDefault(one, 0);
      int is = after.getOrDefault(one, 0);
      if (was != is) {
        into.add(new RowChange(table, one, was, is));
      }
    }
  }

  /** Gives the number of its rules that something happened to. */
  public int count(CatalogDiff.Status status) {
    return sum(changes, change -> change.status() == status ? 1 : 0);
  }

  /** Gives the number of rows of a table that changed. */
  public int count(Table table) {
    return sum(rows, row -> row.table() == table ? 1 : 0);
  }

  private static <T> int sum(List<T> all, ToIntFunction<T> number) {
    return all.stream().mapToInt(number).sum();
  }
}

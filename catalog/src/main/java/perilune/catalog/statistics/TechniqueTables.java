package perilune.catalog.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import perilune.catalog.CatalogRule;
import perilune.catalog.CodePointOrder;
import perilune.catalog.Indicator;
import perilune.catalog.Kind;
import perilune.catalog.Predicate;
import perilune.catalog.Role;

/**
 * What some rules, usually those of one technique, look at and leave out: whole tables, without a
 * limit but that of samples.
 *
 * @param rules by title, vendor and path
 * @param fields most rules first, then by name
 * @param indicators most rules first, then by field, kind and value
 * @param exclusions likewise
 */
public record TechniqueTables(
    List<CatalogRule> rules,
    List<FieldRow> fields,
    List<IndicatorRow> indicators,
    List<IndicatorRow> exclusions) {

  private static final Comparator<CatalogRule> BY_TITLE =
      Comparator.comparing((CatalogRule rule) -> rule.card().title(), CodePointOrder.BY_CODE_POINT)
          .thenComparing(CatalogRule::vendor, CodePointOrder.BY_CODE_POINT)
          .thenComparing(CatalogRule::path, CodePointOrder.BY_CODE_POINT);

  public TechniqueTables {
    rules = List.copyOf(rules);
    fields = List.copyOf(fields);
    indicators = List.copyOf(indicators);
    exclusions = List.copyOf(exclusions);
  }

  /** Gives the tables of rules. O(their values). */
  public static TechniqueTables of(List<CatalogRule> rules, TableLimits limits) {
    List<CatalogRule> sorted = rules.stream().sorted(BY_TITLE).toList();
    return new TechniqueTables(
        sorted,
        fields(sorted, limits),
        indicators(sorted, Role.POSITIVE),
        indicators(sorted, Role.EXCLUSION));
  }

  /**
   * Gives the first indicators in the order in which they are shown: those of one field and kind
   * beside each other, the groups in the order of their first one.
   */
  public List<IndicatorRow> shownIndicators(TableLimits limits) {
    var groups = new LinkedHashMap<String, List<IndicatorRow>>();
    for (IndicatorRow row :
        indicators.subList(0, Math.min(limits.indicators(), indicators.size()))) {
      String group = row.indicator().kind().word() + ' ' + row.indicator().field();
      groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(row);
    }
    return groups.values().stream().flatMap(List::stream).toList();
  }

  private static List<IndicatorRow> indicators(List<CatalogRule> rules, Role role) {
    var having = new LinkedHashMap<Indicator, List<CatalogRule>>();
    for (CatalogRule rule : rules) {
      IndicatorIndex.indicators(rule, role)
          .forEach(one -> having.computeIfAbsent(one, _ -> new ArrayList<>()).add(rule));
    }
    return having.entrySet().stream()
        .map(entry -> new IndicatorRow(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingInt((IndicatorRow row) -> -row.rules().size())
                .thenComparing(IndicatorRow::indicator))
        .toList();
  }

  private static List<FieldRow> fields(List<CatalogRule> rules, TableLimits limits) {
    var counts = new LinkedHashMap<String, FieldCount>();
    for (CatalogRule rule : rules) {
      var own = new LinkedHashMap<String, List<Predicate>>();
      rule.positive()
          .forEach(one -> own.computeIfAbsent(one.field(), _ -> new ArrayList<>()).add(one));
      own.forEach((field, predicates) ->
          counts.computeIfAbsent(field, FieldCount::new).add(predicates, limits));
    }
    return counts.values().stream()
        .map(count -> count.row(limits))
        .sorted(
            Comparator.comparingInt((FieldRow row) -> -row.rules())
                .thenComparing(FieldRow::field, CodePointOrder.BY_CODE_POINT))
        .toList();
  }

  /** Counts one field, rule by rule. */
  private static final class FieldCount {
    private final String field;
    private final Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    private final Map<String, Integer> samples = new HashMap<>();
    private int rules;

    FieldCount(String field) {
      this.field = field;
    }

    /** Adds the predicates of one rule. */
    void add(List<Predicate> predicates, TableLimits limits) {
      rules++;
      predicates.stream()
          .map(Predicate::kind)
          .distinct()
          .forEach(kind -> kinds.merge(kind, 1, Integer::sum));
      if (IndicatorIndex.isPlatform(field)) {
        return;
      }
      var values = new TreeSet<>(CodePointOrder.BY_CODE_POINT);
      predicates.forEach(one -> values.addAll(one.values()));
      values.stream()
          .limit(limits.samplesOfRule())
          .forEach(value -> samples.merge(value, 1, Integer::sum));
    }

    FieldRow row(TableLimits limits) {
      List<FieldRow.KindCount> how =
          kinds.entrySet().stream()
              .map(entry -> new FieldRow.KindCount(entry.getKey(), entry.getValue()))
              .sorted(
                  Comparator.comparingInt((FieldRow.KindCount one) -> -one.rules())
                      .thenComparing(one -> one.kind().word(), CodePointOrder.BY_CODE_POINT))
              .toList();
      List<String> shown =
          samples.keySet().stream()
              .sorted(
                  Comparator.comparingInt((String value) -> -samples.getOrDefault(value, 0))
                      .thenComparing(CodePointOrder.BY_CODE_POINT))
              .limit(limits.samples())
              .toList();
      return new FieldRow(field, rules, how, shown);
    }
  }
}

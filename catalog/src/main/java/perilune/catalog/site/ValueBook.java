package perilune.catalog.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import perilune.catalog.CodePointOrder;
import perilune.catalog.Indicator;
import perilune.catalog.Role;
import perilune.catalog.statistics.IndicatorIndex;

/** All values that rules look for, or all that they leave out, with their pages. Immutable. */
final class ValueBook {

  private final Role role;
  private final Map<Indicator, ValueUse> uses = new ConcurrentHashMap<>();
  private final Map<SiteRule, List<ValueUse>> ofRules;
  private final List<ValuePlace> fields;

  /**
   * Makes the book of a role. O(values of all rules).
   *
   * @param folder of its pages
   */
  ValueBook(Role role, String folder, List<SiteRule> rules) {
    this.role = role;
    List<Set<Indicator>> all =
        rules.parallelStream().map(rule -> IndicatorIndex.indicators(rule.rule(), role)).toList();
    var having = new HashMap<Indicator, List<SiteRule>>();
    for (int i = 0; i < all.size(); i++) {
      SiteRule rule = rules.get(i);
      all.get(i).forEach(one -> having.computeIfAbsent(one, _ -> new ArrayList<>(2)).add(rule));
    }
    var byField = new TreeMap<String, List<Indicator>>(CodePointOrder.BY_CODE_POINT);
    having
        .keySet()
        .forEach(one -> byField.computeIfAbsent(one.field(), _ -> new ArrayList<>()).add(one));
    fields =
        byField.entrySet().parallelStream()
            .map(entry -> ValuePlace.of(folder, entry.getKey(), entry.getValue()))
            .toList();
    fields.parallelStream()
        .forEach(field ->
            field.each(place ->
                place
                    .own()
                    .forEach(value ->
                        uses.put(
                            value,
                            ValueUse.of(
                                value, having.getOrDefault(value, List.of()), place.page())))));
    ofRules = new HashMap<>(2 * rules.size());
    for (int i = 0; i < all.size(); i++) {
      ofRules.put(rules.get(i), all.get(i).stream().map(this::use).toList());
    }
  }

  Role role() {
    return role;
  }

  /** Gives the first page of each field, by name. */
  List<ValuePlace> fields() {
    return fields;
  }

  /** Gives who uses a value of a rule of the catalog. */
  ValueUse use(Indicator indicator) {
    ValueUse use = uses.get(indicator);
    if (use == null) {
      throw new IllegalArgumentException("no rule has " + indicator);
    }
    return use;
  }

  /** Gives the number of values. */
  int size() {
    return uses.size();
  }

  /** Gives who uses the values of a rule, in the order written. */
  List<ValueUse> of(SiteRule rule) {
    return ofRules.getOrDefault(rule, List.of());
  }
}

package perilune.catalog.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import perilune.catalog.CodePointOrder;
import perilune.catalog.Indicator;
import perilune.catalog.Role;
import perilune.catalog.statistics.IndicatorIndex;

/** All values that rules look for, or all that they leave out, with their pages. Immutable. */
final class ValueBook {

  private final Role role;
  private final Map<Indicator, ValueUse> uses = new HashMap<>();
  private final Map<SiteRule, List<ValueUse>> ofRules = new HashMap<>();
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
    var having = new HashMap<Indicator, Entry>();
    var ofRule = new ArrayList<List<Entry>>();
    for (int i = 0; i < all.size(); i++) {
      var own = new ArrayList<Entry>();
      for (Indicator one : all.get(i)) {
        Entry entry = having.computeIfAbsent(one, _ -> new Entry());
        entry.rules.add(rules.get(i));
        own.add(entry);
      }
      ofRule.add(own);
    }
    var byField = new TreeMap<String, List<Indicator>>(CodePointOrder.BY_CODE_POINT);
    having
        .keySet()
        .forEach(one -> byField.computeIfAbsent(one.field(), _ -> new ArrayList<>()).add(one));
    fields =
        byField.entrySet().parallelStream()
            .map(entry -> ValuePlace.of(folder, entry.getKey(), entry.getValue()))
            .toList();
    fields.forEach(field -> field.each(place -> place(place, having)));
    for (int i = 0; i < all.size(); i++) {
      ofRules.put(rules.get(i), ofRule.get(i).stream().map(Entry::use).toList());
    }
  }

  /** A value before its page is known. */
  private static final class Entry {
    private final List<SiteRule> rules = new ArrayList<>(2);
    private @Nullable ValueUse use;

    ValueUse use() {
      return Objects.requireNonNull(use, "every value has a page");
    }
  }

  private void place(ValuePlace place, Map<Indicator, Entry> having) {
    long hash = ValueUse.hash(place.page());
    for (Indicator value : place.own()) {
      Entry entry = Objects.requireNonNull(having.get(value), "every value is of a rule");
      entry.use = ValueUse.of(value, entry.rules, place.page(), hash);
      uses.put(value, entry.use());
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

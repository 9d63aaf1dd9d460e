package perilune.catalog.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import perilune.catalog.Catalog;
import perilune.catalog.CatalogRule;
import perilune.catalog.CodePointOrder;
import perilune.catalog.Predicate;

/**
 * What changed from one catalog to another. A rule is the same rule by its vendor and id, else by
 * its path: a file that moved is no new rule.
 *
 * @param before the older one
 * @param after the younger one
 * @param rules those added, removed and changed, by vendor and path
 * @param techniques those of which a rule or a row is not what it was, by id
 */
public record CatalogDiff(
    Catalog before, Catalog after, List<RuleChange> rules, List<TechniqueDiff> techniques) {

  /** What happened to a rule. */
  public enum Status {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * A rule that is not what it was.
   *
   * @param before as it was; nothing where it was added
   * @param after as it is; nothing where it was removed
   * @param parts what of it changed, in words; none where it was added or removed
   */
  public record RuleChange(
      Status status,
      Optional<CatalogRule> before,
      Optional<CatalogRule> after,
      List<String> parts) {
    public RuleChange {
      parts = List.copyOf(parts);
    }

    /** Gives the rule as it is, or as it was where it is gone. */
    public CatalogRule rule() {
      return after.or(() -> before).orElseThrow();
    }

    /** Gives the techniques that it has or had, by id. */
    Set<String> techniques() {
      var all = new TreeSet<>(CodePointOrder.BY_CODE_POINT);
      before.ifPresent(rule -> all.addAll(rule.card().techniques()));
      after.ifPresent(rule -> all.addAll(rule.card().techniques()));
      return all;
    }
  }

  public CatalogDiff {
    rules = List.copyOf(rules);
    techniques = List.copyOf(techniques);
  }

  /** Gives what changed. O(values of the rules of techniques that changed). */
  public static CatalogDiff of(Catalog before, Catalog after) {
    List<RuleChange> changes = changes(before, after);
    var byTechnique = new TreeMap<String, List<RuleChange>>(CodePointOrder.BY_CODE_POINT);
    changes.forEach(change ->
        change
            .techniques()
            .forEach(id -> byTechnique.computeIfAbsent(id, _ -> new ArrayList<>()).add(change)));
    List<TechniqueDiff> techniques =
        byTechnique.entrySet().parallelStream()
            .map(entry ->
                TechniqueDiff.of(
                    entry.getKey(),
                    before.ofTechnique(entry.getKey()),
                    after.ofTechnique(entry.getKey()),
                    entry.getValue()))
            .toList();
    return new CatalogDiff(before, after, changes, techniques);
  }

  private static List<RuleChange> changes(Catalog before, Catalog after) {
    Map<String, CatalogRule> old = byIdentity(before);
    Map<String, CatalogRule> young = byIdentity(after);
    var identities = new LinkedHashSet<>(young.keySet());
    identities.addAll(old.keySet());
    var changes = new ArrayList<RuleChange>();
    for (String identity : identities) {
      Optional<CatalogRule> was = Optional.ofNullable(old.get(identity));
      Optional<CatalogRule> is = Optional.ofNullable(young.get(identity));
      if (was.isEmpty()) {
        changes.add(new RuleChange(Status.ADDED, was, is, List.of()));
      } else if (is.isEmpty()) {
        changes.add(new RuleChange(Status.REMOVED, was, is, List.of()));
      } else {
        List<String> parts = parts(was.get(), is.get());
        if (!parts.isEmpty()) {
          changes.add(new RuleChange(Status.CHANGED, was, is, parts));
        }
      }
    }
    changes.sort((one, other) ->
        CodePointOrder.BY_CODE_POINT.compare(place(one.rule()), place(other.rule())));
    return changes;
  }

  private static String place(CatalogRule rule) {
    return rule.vendor() + " " + rule.path();
  }

  /** Ids that stand twice in a catalog say nothing: such rules go by path and number. */
  private static Map<String, CatalogRule> byIdentity(Catalog catalog) {
    var times = new TreeMap<String, Integer>();
    catalog.rules().forEach(rule -> times.merge(id(rule), 1, Integer::sum));
    var all = new LinkedHashMap<String, CatalogRule>();
    for (CatalogRule rule : catalog.rules()) {
      boolean unique = !rule.card().id().isEmpty() && Objects.equals(times.get(id(rule)), 1);
      String name = unique ? id(rule) : "path " + place(rule);
      String identity = name;
      for (int time = 2; all.containsKey(identity); time++) {
        identity = name + " " + time;
      }
      all.put(identity, rule);
    }
    return all;
  }

  private static String id(CatalogRule rule) {
    return "id " + rule.vendor() + " " + rule.card().id();
  }

  private static List<String> parts(CatalogRule old, CatalogRule young) {
    var parts = new ArrayList<String>();
    CatalogRule.Card was = old.card();
    CatalogRule.Card is = young.card();
    note(parts, "path", old.path(), young.path());
    note(parts, "title", was.title(), is.title());
    note(parts, "language", was.language(), is.language());
    note(parts, "type", was.type(), is.type());
    note(parts, "status", was.status(), is.status());
    note(parts, "severity", was.severity(), is.severity());
    note(parts, "tags", was.tags(), is.tags());
    note(parts, "techniques", was.techniques(), is.techniques());
    note(parts, "data sources", was.sources(), is.sources());
    note(parts, "reading", old.reading().status(), young.reading().status());
    note(parts, "predicates", said(old), said(young));
    return parts;
  }

  private static void note(List<String> parts, String part, Object before, Object after) {
    if (!before.equals(after)) {
      parts.add(part);
    }
  }

  /** Where a predicate stands does not count: two queries may say the same. */
  private static List<List<Object>> said(CatalogRule rule) {
    return rule.predicates().stream().map(CatalogDiff::said).toList();
  }

  private static List<Object> said(Predicate one) {
    return List.of(one.field(), one.kind(), one.role(), one.values());
  }
}

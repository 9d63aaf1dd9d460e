package perilune.catalog.site;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import perilune.catalog.Predicate;
import perilune.catalog.page.Block;
import perilune.catalog.page.Cell;

/**
 * Rules on the same technique that do not have an exclusion: those that look at the excluded field
 * anyway are named, for they are the likeliest to need it. Immutable.
 */
final class MissingExclusions {

  /** Rules that are named; the technique's page has all. */
  private static final int MAX_NAMED = 5;

  private final SiteModel model;
  private final Map<SiteRule, Set<String>> fields = new HashMap<>();
  private final Map<SiteRule, String> keys = new HashMap<>();

  MissingExclusions(SiteModel model) {
    this.model = model;
    model.rules().forEach(rule -> fields.put(rule, fields(rule)));
    var outlines = new HashMap<String, String>();
    model
        .byTechnique()
        .forEach((id, rules) ->
            outlines.put(
                id, new Key().with(rules.stream().map(SiteRule::outline).toList()).text()));
    for (SiteRule rule : model.rules()) {
      var key = new Key();
      rule.rule().card().techniques().forEach(id -> key.with(outlines.getOrDefault(id, "")));
      keys.put(rule, key.text());
    }
  }

  private static Set<String> fields(SiteRule rule) {
    return rule.rule().predicates().stream().map(Predicate::field).collect(Collectors.toSet());
  }

  /** Gives a hash of all that is told of the techniques of a rule. */
  String key(SiteRule rule) {
    return keys.getOrDefault(rule, "");
  }

  /**
   * Gives those rules of a technique without an exclusion that look at the excluded field; nothing
   * where all have it.
   */
  Optional<Block.Opening> of(String technique, ValueUse exclusion) {
    var having = new HashSet<>(exclusion.rules());
    List<SiteRule> all = model.ofTechnique(technique);
    List<SiteRule> without = all.stream().filter(rule -> !having.contains(rule)).toList();
    if (without.isEmpty()) {
      return Optional.empty();
    }
    String field = exclusion.indicator().field();
    List<SiteRule> looking =
        without.stream().filter(rule -> looksAt(rule, field)).sorted(SiteOrder.BY_TITLE).toList();
    String title =
        "Without it: %d of %d rules of %s; %d look at this field."
            .formatted(without.size(), all.size(), technique, looking.size());
    List<Cell> named = looking.stream().limit(MAX_NAMED).map(rule -> (Cell) rule.link()).toList();
    return Optional.of(new Block.Opening("without_" + technique, title, named, looking.size()));
  }

  private boolean looksAt(SiteRule rule, String field) {
    return fields.getOrDefault(rule, Set.of()).contains(field);
  }
}

package perilune.catalog.site;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import perilune.catalog.Predicate;
import perilune.catalog.page.Block;
import perilune.catalog.page.Cell;

/**
 * Rules on the same technique that do not have an exclusion: those that look at the excluded field
 * anyway are named, for they are the likeliest to need it. May be asked by any number of threads.
 */
final class MissingExclusions {

  /** Rules that are named; the technique's page has all. */
  private static final int MAX_NAMED = 5;

  private final SiteModel model;
  private final Map<SiteRule, Set<String>> fields = new HashMap<>();

  /** Many exclusions ask for the same: it is found once. */
  private final Map<Place, Looking> known = new ConcurrentHashMap<>();

  private record Place(String technique, String field) {}

  /**
   * The rules of a technique that look at a field.
   *
   * @param rules by title
   * @param key hash of all that is told of them
   */
  private record Looking(List<SiteRule> rules, String key) {}

  MissingExclusions(SiteModel model) {
    this.model = model;
    model.rules().forEach(rule -> fields.put(rule, fields(rule)));
  }

  private static Set<String> fields(SiteRule rule) {
    return rule.rule().predicates().stream().map(Predicate::field).collect(Collectors.toSet());
  }

  private Looking looking(String technique, String field) {
    return known.computeIfAbsent(new Place(technique, field), this::find);
  }

  private Looking find(Place place) {
    List<SiteRule> all = model.ofTechnique(place.technique());
    List<SiteRule> rules =
        all.stream()
            .filter(rule -> fields.getOrDefault(rule, Set.of()).contains(place.field()))
            .sorted(SiteOrder.BY_TITLE)
            .toList();
    var key = new Key().with(place.technique()).with(all.size());
    rules.forEach(rule -> key.with(rule.shown()));
    return new Looking(rules, key.text());
  }

  /** Gives a hash of all that is told of techniques below exclusions on a field. */
  String key(Collection<String> techniques, String field) {
    var key = new Key();
    techniques.forEach(id -> key.with(looking(id, field).key()));
    return key.text();
  }

  /**
   * Gives those rules of a technique without an exclusion that look at the excluded field; nothing
   * where all have it.
   */
  Optional<Block.Opening> of(String technique, ValueUse exclusion) {
    var having = new HashSet<>(exclusion.rules());
    List<SiteRule> all = model.ofTechnique(technique);
    long without = all.stream().filter(rule -> !having.contains(rule)).count();
    if (without == 0) {
      return Optional.empty();
    }
    List<SiteRule> looking =
        looking(technique, exclusion.indicator().field()).rules().stream()
            .filter(rule -> !having.contains(rule))
            .toList();
    String title =
        "Without it: %d of %d rules of %s; %d look at this field."
            .formatted(without, all.size(), technique, looking.size());
    List<Cell> named = looking.stream().limit(MAX_NAMED).map(rule -> (Cell) rule.link()).toList();
    return Optional.of(new Block.Opening("without_" + technique, title, named, looking.size()));
  }
}

package perilune.catalog.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import perilune.catalog.Catalog;
import perilune.catalog.CatalogRule;
import perilune.catalog.CodePointOrder;
import perilune.catalog.Corpus;
import perilune.catalog.Role;
import perilune.catalog.corpus.RuleCodec;
import perilune.catalog.events.CoveredEvent;
import perilune.catalog.events.EventsCovered;
import perilune.catalog.events.SensorEvent;
import perilune.catalog.page.Cell;
import perilune.catalog.page.Frame;

/**
 * All that pages are made of, each thing counted once. Immutable once made; shared by all threads.
 */
final class SiteModel {

  /** Where rules without a commit come from is not told: a folder of the builder's machine. */
  private final Catalog catalog;

  private final TechniqueBook book;
  private final Frame frame;
  private final List<SiteRule> rules;
  private final IdentityHashMap<CatalogRule, SiteRule> bySource = new IdentityHashMap<>();
  private final SortedMap<String, List<SiteRule>> byTechnique =
      new TreeMap<>(CodePointOrder.BY_CODE_POINT);
  private final SortedMap<SensorEvent, List<SiteRule>> byEvent = new TreeMap<>();
  private final ValueBook indicators;
  private final ValueBook exclusions;

  SiteModel(Catalog catalog, TechniqueBook book, Frame frame) {
    this.catalog = catalog;
    this.book = book;
    this.frame = frame;
    this.rules = rules(catalog);
    for (SiteRule rule : rules) {
      bySource.put(rule.rule(), rule);
      for (String id : rule.rule().card().techniques()) {
        byTechnique.computeIfAbsent(id, _ -> new ArrayList<>()).add(rule);
        byTechnique.computeIfAbsent(parent(id).orElse(id), _ -> new ArrayList<>());
      }
      rule.events().stream()
          .map(CoveredEvent::event)
          .distinct()
          .forEach(event -> byEvent.computeIfAbsent(event, _ -> new ArrayList<>()).add(rule));
    }
    CompletableFuture<ValueBook> looked =
        CompletableFuture.supplyAsync(() -> new ValueBook(Role.POSITIVE, "indicator", rules));
    this.exclusions = new ValueBook(Role.EXCLUSION, "exclusion", rules);
    this.indicators = looked.join();
  }

  private static List<SiteRule> rules(Catalog catalog) {
    var events = new EventsCovered(catalog.mode());
    var times = new HashMap<String, Integer>();
    List<String> pages = catalog.rules().stream().map(rule -> page(rule, times)).toList();
    return IntStream.range(0, pages.size())
        .parallel()
        .mapToObj(i -> {
          CatalogRule rule = catalog.rules().get(i);
          String hash = new Key().with(RuleCodec.bytes(rule)).text();
          return new SiteRule(rule, pages.get(i), hash, events.of(rule));
        })
        .toList();
  }

  /** A file may have several rules: the second and later ones have their number in the hash. */
  private static String page(CatalogRule rule, Map<String, Integer> times) {
    String identity = rule.vendor() + " " + rule.path();
    int time = times.merge(identity, 1, Integer::sum);
    String file = rule.path().substring(rule.path().lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    String name = dot > 0 ? file.substring(0, dot) : file;
    return "rule/"
        + Slug.of(rule.vendor())
        + "/"
        + Slug.hashed(name, time == 1 ? identity : identity + " " + time);
  }

  Catalog catalog() {
    return catalog;
  }

  TechniqueBook book() {
    return book;
  }

  Frame frame() {
    return frame;
  }

  /** Gives all rules, by corpus and path. */
  List<SiteRule> rules() {
    return rules;
  }

  /** Gives the site's rule of a rule of the catalog. */
  SiteRule rule(CatalogRule rule) {
    SiteRule found = bySource.get(rule);
    if (found == null) {
      throw new IllegalArgumentException("not of this catalog: " + rule.path());
    }
    return found;
  }

  /** Gives the rules by technique: those that have rules, and their parents. */
  SortedMap<String, List<SiteRule>> byTechnique() {
    return Collections.unmodifiableSortedMap(byTechnique);
  }

  List<SiteRule> ofTechnique(String id) {
    return byTechnique.getOrDefault(id, List.of());
  }

  SortedMap<SensorEvent, List<SiteRule>> byEvent() {
    return Collections.unmodifiableSortedMap(byEvent);
  }

  ValueBook indicators() {
    return indicators;
  }

  ValueBook exclusions() {
    return exclusions;
  }

  /** Gives the technique of which this is a part. */
  static Optional<String> parent(String technique) {
    int dot = technique.indexOf('.');
    return dot < 0 ? Optional.empty() : Optional.of(technique.substring(0, dot));
  }

  /** Gives the parts of a technique that have pages. */
  List<String> parts(String technique) {
    return byTechnique.tailMap(technique + ".").keySet().stream()
        .takeWhile(id -> id.startsWith(technique + "."))
        .toList();
  }

  /** Gives what a technique is called; its id where nobody says. */
  String techniqueName(String id) {
    return book.entry(id).map(TechniqueBook.Entry::name).orElse(id);
  }

  static String techniquePage(String id) {
    return "technique/" + id;
  }

  /** Gives a link to a technique. */
  Cell.Link techniqueLink(String id) {
    String name = techniqueName(id);
    return Cell.Link.to(techniquePage(id), name.equals(id) ? id : id + " " + name);
  }

  static String eventPage(SensorEvent event) {
    return "event/"
        + Slug.hashed(event.provider() + "-" + event.id(), event.provider() + " " + event.id());
  }

  /** Gives how many rules are whose, vendors in their order. */
  SortedMap<String, Integer> byVendor(List<SiteRule> some) {
    var counts = new TreeMap<String, Integer>();
    some.forEach(rule -> counts.merge(rule.vendor(), 1, Integer::sum));
    return counts;
  }

  /** Gives the commit of a vendor's corpus; empty where it has none, or several. */
  String commit(String vendor) {
    List<String> commits =
        catalog.corpora().stream()
            .filter(corpus -> corpus.vendor().equals(vendor))
            .map(Corpus::commit)
            .distinct()
            .toList();
    return commits.size() == 1 ? commits.getFirst() : "";
  }

  /** Gives rules by vendor, vendors as the corpora were given, rules by title and path. */
  Map<String, List<SiteRule>> grouped(List<SiteRule> some) {
    var groups = new LinkedHashMap<String, List<SiteRule>>();
    for (String vendor : catalog.vendors()) {
      List<SiteRule> own =
          some.stream()
              .filter(rule -> rule.vendor().equals(vendor))
              .sorted(SiteOrder.BY_TITLE)
              .toList();
      if (!own.isEmpty()) {
        groups.put(vendor, own);
      }
    }
    return groups;
  }
}

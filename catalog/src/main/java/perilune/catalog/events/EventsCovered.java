package perilune.catalog.events;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import perilune.catalog.CatalogRule;
import perilune.catalog.Kind;
import perilune.catalog.Mode;
import perilune.catalog.Predicate;

/**
 * Says which events of sensors rules read. Immutable.
 *
 * <p>A number that the rule asks for is explicit; what follows from a log source, or from an index,
 * a category and an operating system, is derived. The mode that counts as a public catalog does
 * derives events of macOS only for Elastic's rules, for that one maps no others.
 */
public final class EventsCovered {

  private static final Set<String> NUMBERS =
      Set.of("EventID", "EventCode", "event.code", "winlog.event_id");

  private static final Set<String> CHANNELS =
      Set.of(
          "winlog.channel", "winlog.provider_name", "event.provider", "event.dataset", "Channel");

  private static final String MACOS_PROVIDER = "ESF";

  private final Mode mode;
  private final EventTable table = EventTable.builtIn();

  /** Makes it for a mode. */
  public EventsCovered(Mode mode) {
    this.mode = mode;
  }

  /** Gives the events of some rules, by provider and number, with the rules that read each. */
  public Map<SensorEvent, List<CatalogRule>> of(List<CatalogRule> rules) {
    var all = new LinkedHashMap<SensorEvent, List<CatalogRule>>();
    var events = new TreeSet<SensorEvent>();
    rules.forEach(rule -> of(rule).forEach(one -> events.add(one.event())));
    events.forEach(event -> all.put(event, new ArrayList<>()));
    for (CatalogRule rule : rules) {
      of(rule).stream()
          .map(CoveredEvent::event)
          .distinct()
          .forEach(event -> all.getOrDefault(event, new ArrayList<>()).add(rule));
    }
    return all;
  }

  /** Gives the events that a rule reads, by provider and number, explicit ones before others. */
  public List<CoveredEvent> of(CatalogRule rule) {
    var found = new ArrayList<CoveredEvent>(explicit(rule));
    if (found.isEmpty()) {
      found.addAll(derived(rule));
    }
    if (found.size() < 2) {
      return List.copyOf(found);
    }
    return found.stream()
        .distinct()
        .sorted(
            Comparator.comparing((CoveredEvent one) -> !one.explicit())
                .thenComparing(CoveredEvent::event))
        .toList();
  }

  private List<CoveredEvent> explicit(CatalogRule rule) {
    String provider = provider(rule);
    var found = new ArrayList<CoveredEvent>();
    if (provider.isEmpty()) {
      return found;
    }
    for (Predicate predicate : rule.predicates()) {
      boolean exact = predicate.kind() == Kind.EQ || predicate.kind() == Kind.IN;
      if (exact && predicate.isPositive() && NUMBERS.contains(predicate.written().field())) {
        predicate.values().stream()
            .filter(value -> value.chars().allMatch(Character::isDigit))
            .forEach(value ->
                found.add(
                    new CoveredEvent(
                        table.event(provider, value), true, predicate.written().field())));
      }
    }
    return found;
  }

  /** Whose numbers are meant: the channel that is asked for, else the only source that has any. */
  private String provider(CatalogRule rule) {
    for (Predicate predicate : rule.predicates()) {
      if (predicate.isPositive() && CHANNELS.contains(predicate.written().field())) {
        for (String value : predicate.values()) {
          String provider = table.provider(value);
          if (!provider.isEmpty()) {
            return provider;
          }
        }
      }
    }
    var providers = new HashSet<String>();
    rule.card().sources().forEach(source -> providers.add(table.provider(source)));
    providers.remove("");
    return providers.size() == 1 ? providers.iterator().next() : "";
  }

  private List<CoveredEvent> derived(CatalogRule rule) {
    RuleScope scope = RuleScope.of(rule);
    var found = new ArrayList<CoveredEvent>();
    for (EventTable.Mapping mapping : table.mappings(rule.vendor())) {
      if (scope.isIn(mapping)) {
        String why = (mapping.source() + " " + mapping.about()).replace(" *", "");
        mapping.events().stream()
            .filter(event -> counts(rule, event))
            .forEach(event -> found.add(new CoveredEvent(event, false, why)));
      }
    }
    return found;
  }

  private boolean counts(CatalogRule rule, SensorEvent event) {
    return mode == Mode.TRUTH
        || !rule.vendor().equals("elastic")
        || event.provider().equals(MACOS_PROVIDER);
  }
}

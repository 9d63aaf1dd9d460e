package perilune.catalog.advise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perilune.catalog.CatalogRule;
import perilune.catalog.Indicator;
import perilune.catalog.Predicate;
import perilune.engine.explain.RulePart;
import perilune.engine.explain.RuleParts;
import perilune.engine.subsumption.Inclusion;
import perilune.engine.subsumption.Subsumption;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Conditions;
import perilune.rules.plan.Matching;
import perilune.rules.plan.RulePlan;

/** What peers of one rule leave out and it does not. */
final class ExclusionAdvice {

  private final Subject subject;
  private final Subsumption subsumption;
  // How the rule itself writes a field that others name otherwise.
  private final Map<String, String> written = new HashMap<>();
  private final Set<String> kinds = new HashSet<>();
  private int idle;

  ExclusionAdvice(Subject subject, Subsumption subsumption) {
    this.subject = subject;
    this.subsumption = subsumption;
    subject.rule().content().stages().forEach(stage -> kinds.add(Behaviour.kind(stage)));
    if (kinds.contains("")) {
      kinds.clear();
    }
    for (Predicate predicate : subject.rule().predicates()) {
      written.putIfAbsent(predicate.field(), predicate.written().field());
    }
  }

  /** Gives the number of values that were passed over: the rule asks for others anyway. */
  int idle() {
    return idle;
  }

  /** Gives them, those of most vendors first, then of most close peers, then of most peers. */
  List<Advice.Exclusion> of(List<Advice.Peer> peers) {
    Set<String> own = Behaviour.leftOut(subject.rule());
    Set<String> fields = Behaviour.fields(subject.rule());
    var byValue = new LinkedHashMap<String, Indicator>();
    var having = new LinkedHashMap<String, List<Advice.Peer>>();
    for (Advice.Peer peer : peers) {
      for (Indicator one : exclusions(peer.rule())) {
        String value = Behaviour.of(one.field(), one.value());
        if (!value.isEmpty() && !own.contains(value)) {
          byValue.putIfAbsent(value, one);
          List<Advice.Peer> those = having.computeIfAbsent(value, _ -> new ArrayList<>());
          if (!those.contains(peer)) {
            those.add(peer);
          }
        }
      }
    }
    byValue.values().removeIf(one -> isIdle(one) && ++idle > 0);
    return grouped(byValue, having, fields);
  }

  /** Gives what a rule leaves out of events of a kind that the subject looks at. */
  private Set<Indicator> exclusions(CatalogRule rule) {
    var all = new LinkedHashSet<Indicator>();
    for (Predicate predicate : rule.exclusions()) {
      List<String> stages = rule.content().stages();
      int stage = predicate.written().stage();
      String kind = stage < stages.size() ? Behaviour.kind(stages.get(stage)) : "";
      if (kind.isEmpty() || kinds.isEmpty() || kinds.contains(kind)) {
        predicate.indicators().forEach(all::add);
      }
    }
    return all;
  }

  /** Puts values of one field that the same peers leave out into one row. */
  private static List<Advice.Exclusion> grouped(
      Map<String, Indicator> byValue, Map<String, List<Advice.Peer>> having, Set<String> fields) {
    record Group(String field, List<String> peers) {}
    var groups = new LinkedHashMap<Group, List<Indicator>>();
    var peers = new HashMap<Group, List<Advice.Peer>>();
    byValue.forEach((value, indicator) -> {
      List<Advice.Peer> those = having.getOrDefault(value, List.of());
      var group =
          new Group(
              Behaviour.field(indicator.field()),
              those.stream().map(peer -> peer.rule().vendor() + peer.rule().path()).toList());
      groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(indicator);
      peers.putIfAbsent(group, those);
    });
    return groups.entrySet().stream()
        .map(entry ->
            new Advice.Exclusion(
                entry.getValue().stream().sorted().toList(),
                peers.getOrDefault(entry.getKey(), List.of()),
                fields.contains(entry.getKey().field())))
        .sorted(
            Comparator.comparingInt((Advice.Exclusion one) -> -one.vendors().size())
                .thenComparingLong(one -> -one.close())
                .thenComparingInt(one -> -one.peers().size())
                .thenComparing(one -> one.values().getFirst()))
        .toList();
  }

  /** Says whether no event that any part of the rule takes has the value: proven on its plan. */
  private boolean isIdle(Indicator exclusion) {
    String field = written.getOrDefault(exclusion.field(), "");
    Optional<Condition> test = test(field, exclusion);
    if (subject.plan().isEmpty() || test.isEmpty()) {
      return false;
    }
    RulePlan plan = subject.plan().get();
    List<RulePart> parts = RuleParts.of(plan).parts();
    return plan.fields().contains(field)
        && parts.stream().allMatch(part -> part.role() == RulePart.Role.REQUIRED)
        && parts.stream()
            .map(part -> Conditions.all(List.of(part.step().condition(), test.get())))
            .allMatch(both -> subsumption.impossible(both) instanceof Inclusion.Proven);
  }

  private static Optional<Condition> test(String field, Indicator exclusion) {
    String value = exclusion.value();
    Optional<String> pattern =
        switch (exclusion.kind()) {
          case EQ, IN, WILDCARD -> Optional.of(value);
          case CONTAINS -> Optional.of("*" + value + "*");
          case STARTS_WITH -> Optional.of(value + "*");
          case ENDS_WITH -> Optional.of("*" + value);
          case NE, MATCH, CIDR, LT, LTE, GT, GTE, IS_NULL, IS_NOT_NULL, FIELDREF ->
              Optional.empty();
        };
    return pattern.map(like ->
        new Condition.Test(
            field,
            new perilune.rules.plan.Predicate.Like(List.of(like)),
            Matching.EQL_INSENSITIVE));
  }
}

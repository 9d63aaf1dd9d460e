package perilune.catalog.advise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import perilune.catalog.Catalog;
import perilune.catalog.CatalogRule;
import perilune.catalog.CodePointOrder;
import perilune.catalog.Indicator;
import perilune.catalog.Kind;
import perilune.catalog.Mode;
import perilune.catalog.Role;
import perilune.catalog.events.EventsCovered;
import perilune.catalog.events.RuleSurroundings;
import perilune.catalog.fields.FieldNames;
import perilune.catalog.statistics.FieldRow;
import perilune.catalog.statistics.IndicatorIndex;
import perilune.catalog.statistics.TableLimits;
import perilune.catalog.statistics.TechniqueTables;
import perilune.engine.subsumption.Subsumption;
import perilune.event.FieldTable;
import perilune.rules.plan.RulePlan;

/**
 * Says what rules of a catalog on the same behaviour do otherwise than a rule.
 *
 * <p>Peers are the rules of the rule's techniques on its platforms and in its domain; those that
 * also look for a value that it looks for are close. Without techniques only these are peers. Owned
 * by one thread.
 */
public final class Advisor {

  /** Fields of context that Perilune works out. */
  private static final String DERIVED = "perilune.";

  private final Catalog catalog;
  private final RulePlans plans;
  private final Behaviour behaviour;
  private final IndicatorIndex reach;
  private final EventsCovered events;
  private final Subsumption subsumption;

  /** Makes one that compares with all rules of a catalog. */
  public Advisor(Catalog catalog, RulePlans plans) {
    this.catalog = catalog;
    this.plans = plans;
    this.behaviour = new Behaviour(catalog);
    this.reach = IndicatorIndex.ofPositives(catalog);
    this.events = new EventsCovered(catalog.mode());
    FieldNames names = FieldNames.of(Mode.TRUTH);
    this.subsumption = new Subsumption(new FieldTable(), field -> names.mayHaveMany("ecs", field));
  }

  /**
   * Gives all advice for a rule. O(its peers times the size of their conditions).
   *
   * @param techniques whose rules are compared; none for all that look for the same
   */
  public Advice of(Subject subject, List<String> techniques) {
    List<Advice.Peer> alike = alike(subject, techniques);
    List<Advice.Peer> peers =
        alike.stream().filter(peer -> isNear(subject.rule(), peer.rule())).toList();
    plans.prepare(peers.stream().map(Advice.Peer::rule).toList());
    var exclusions = new ExclusionAdvice(subject, subsumption);
    List<Advice.Exclusion> lacking = exclusions.of(peers);
    return new Advice(
        subject,
        techniques,
        peers,
        alike.size() - peers.size(),
        lacking,
        exclusions.idle(),
        values(subject),
        fields(subject, peers),
        new CoverAdvice(subject, plans, subsumption).of(peers),
        telemetry(subject));
  }

  private List<Advice.Peer> alike(Subject subject, List<String> techniques) {
    return catalog.rules().stream()
        .filter(rule -> !subject.isAlso(rule))
        .filter(rule -> techniques.isEmpty() || techniques.stream().anyMatch(rule::isOf))
        .map(rule -> new Advice.Peer(rule, behaviour.shared(subject.rule(), rule)))
        .filter(peer -> !techniques.isEmpty() || peer.isClose())
        .sorted(
            Comparator.comparingInt((Advice.Peer peer) -> -peer.shared().size())
                .thenComparing(peer -> peer.rule().vendor(), CodePointOrder.BY_CODE_POINT)
                .thenComparing(peer -> peer.rule().path(), CodePointOrder.BY_CODE_POINT))
        .toList();
  }

  /** Says whether two rules have an operating system and a domain in common, or do not say. */
  private static boolean isNear(CatalogRule one, CatalogRule other) {
    RuleSurroundings a = RuleSurroundings.of(one);
    RuleSurroundings b = RuleSurroundings.of(other);
    return meet(a.platforms(), b.platforms()) && meet(a.domains(), b.domains());
  }

  private static boolean meet(List<String> one, List<String> other) {
    return one.isEmpty()
        || other.isEmpty()
        || one.stream().anyMatch(each -> other.stream().anyMatch(each::equalsIgnoreCase));
  }

  /**
   * Gives the techniques by whose rules a rule is compared, where nobody says: those that it is
   * tagged with, but for those of which it names a part.
   */
  public static List<String> techniques(CatalogRule rule) {
    List<String> all = rule.card().techniques();
    return all.stream()
        .filter(id -> all.stream().noneMatch(other -> other.startsWith(id + ".")))
        .toList();
  }

  private List<Advice.Value> values(Subject subject) {
    var values = new ArrayList<Advice.Value>();
    for (Indicator indicator : IndicatorIndex.indicators(subject.rule(), Role.POSITIVE)) {
      long others = rules(indicator).filter(rule -> !subject.isAlso(rule)).distinct().count();
      values.add(new Advice.Value(indicator, (int) others, others + 1 >= IndicatorIndex.NOISY));
    }
    values.sort(
        Comparator.comparingInt((Advice.Value value) -> -value.reach())
            .thenComparing(Advice.Value::indicator));
    return values;
  }

  private Stream<CatalogRule> rules(Indicator indicator) {
    boolean exact = indicator.kind() == Kind.EQ || indicator.kind() == Kind.IN;
    return exact
        ? Stream.of(Kind.EQ, Kind.IN)
            .flatMap(kind ->
                reach.rules(new Indicator(indicator.field(), kind, indicator.value())).stream())
        : reach.rules(indicator).stream();
  }

  private static List<FieldRow> fields(Subject subject, List<Advice.Peer> peers) {
    Set<String> own = Behaviour.fields(subject.rule());
    List<CatalogRule> rules = peers.stream().map(Advice.Peer::rule).toList();
    return TechniqueTables.of(rules, TableLimits.USUAL).fields().stream()
        .filter(row -> !own.contains(Behaviour.field(row.field())))
        .filter(row -> !row.field().equals("host.os.type"))
        .toList();
  }

  private Advice.Telemetry telemetry(Subject subject) {
    SortedSet<String> kinds = new TreeSet<>(subject.rule().content().stages());
    kinds.remove("");
    List<String> fields = subject.plan().map(Advisor::fields).orElse(List.of());
    return new Advice.Telemetry(
        RuleSurroundings.of(subject.rule()).platforms(),
        List.copyOf(kinds),
        events.of(subject.rule()),
        fields.stream().filter(field -> !field.startsWith(DERIVED)).toList(),
        fields.stream().filter(field -> field.startsWith(DERIVED)).toList());
  }

  private static List<String> fields(RulePlan plan) {
    return plan.fields();
  }

  /** Gives the rule of the catalog with an id; empty where there is none, or it has several. */
  public static Optional<CatalogRule> find(Catalog catalog, String id) {
    List<CatalogRule> found =
        catalog.rules().stream()
            .filter(rule -> rule.card().id().equals(id) || name(rule).equals(id))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static String name(CatalogRule rule) {
    String file = rule.path().substring(rule.path().lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return dot < 0 ? file : file.substring(0, dot);
  }
}

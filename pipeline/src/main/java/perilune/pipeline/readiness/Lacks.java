package perilune.pipeline.readiness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import perilune.pipeline.readiness.HostReadiness.Lack;
import perilune.pipeline.readiness.HostReadiness.RuleReadiness;
import perilune.pipeline.readiness.HostReadiness.Standing;
import perilune.rules.Rule;

/** Brings together what a host's telemetry lacks, with the rules that suffer from it. */
final class Lacks {

  private static final Comparator<Lack> MOST_BLIND_FIRST =
      Comparator.<Lack>comparingInt(lack -> -lack.blinds().size())
          .thenComparingInt(lack -> -lack.weakens().size())
          .thenComparing(Lack::need)
          .thenComparing(Lack::record);

  private final Function<Rule, RuleNeeds> needs;
  private final Groundwork groundwork = new Groundwork();
  private final Guide guide = Guide.builtIn();
  private final ScoreParts scores = new ScoreParts();

  Lacks(Function<Rule, RuleNeeds> needs) {
    this.needs = needs;
  }

  /** Gives all, what blinds most first. */
  List<Lack> of(HostTelemetry host, Analytic analytic, List<RuleReadiness> judged) {
    SortedMap<Need, List<Rule>> blinds = new TreeMap<>();
    SortedMap<Need, List<Rule>> weakens = new TreeMap<>();
    for (RuleReadiness rule : judged) {
      SortedMap<Need, List<Rule>> into = rule.standing() == Standing.CANNOT ? blinds : weakens;
      if (rule.standing() != Standing.UNTRIED) {
        rule.lacking().forEach(need -> add(into, need, rule.rule()));
      }
    }
    groundwork(host, analytic, judged, weakens);
    parts(host, judged, weakens);
    weakens.forEach((need, of) -> of.removeAll(blinds.getOrDefault(need, List.of())));
    var all = new ArrayList<Lack>();
    var needs = new TreeSet<>(blinds.keySet());
    needs.addAll(weakens.keySet());
    for (Need need : needs) {
      List<String> advice = guide.advice(need, host, analytic);
      List<Rule> blind = blinds.getOrDefault(need, List.of());
      all.add(new Lack(need, "", blind, weakens.getOrDefault(need, List.of()), advice));
    }
    AuditRecords.missing(host).forEach(source -> record(host, judged, source, all));
    all.sort(MOST_BLIND_FIRST);
    return all;
  }

  private static void add(SortedMap<Need, List<Rule>> to, Need need, Rule rule) {
    List<Rule> rules = to.computeIfAbsent(need, _ -> new ArrayList<>());
    if (!rules.contains(rule)) {
      rules.add(rule);
    }
  }

  private void groundwork(
      HostTelemetry host,
      Analytic analytic,
      List<RuleReadiness> judged,
      SortedMap<Need, List<Rule>> weakens) {
    for (String kind : Groundwork.missing(host, analytic)) {
      judged.stream()
          .map(RuleReadiness::rule)
          .filter(rule -> groundwork.isUsed(kind, rule))
          .forEach(rule -> add(weakens, new Need(kind, ""), rule));
    }
  }

  private void parts(
      HostTelemetry host, List<RuleReadiness> judged, SortedMap<Need, List<Rule>> weakens) {
    for (RuleReadiness rule : judged) {
      scores
          .wanting(rule.rule(), host.kinds().keySet())
          .forEach(kind -> add(weakens, new Need(kind, ""), rule.rule()));
    }
  }

  /** A type of audit records that is missing explains a field that is, or makes it less sure. */
  private void record(
      HostTelemetry host, List<RuleReadiness> judged, AuditRecords.Source source, List<Lack> into) {
    List<String> advice = guide.record(source.type());
    for (int i = 0; i < into.size(); i++) {
      Lack lack = into.get(i);
      if (lack.need().equals(source.need()) && lack.record().isEmpty()) {
        into.set(i, new Lack(lack.need(), source.type(), lack.blinds(), lack.weakens(), advice));
        return;
      }
    }
    List<Rule> users =
        host.has(source.need())
            ? judged.stream()
                .map(RuleReadiness::rule)
                .filter(rule -> uses(needs.apply(rule), source.need()))
                .toList()
            : List.of();
    into.add(new Lack(source.need(), source.type(), List.of(), users, advice));
  }

  private static boolean uses(RuleNeeds rule, Need need) {
    return rule.needed().contains(need) || rule.helping().contains(need);
  }
}

package perilune.pipeline.readiness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import perilune.pipeline.PipelineOptions;
import perilune.pipeline.readiness.HostReadiness.AnalyticReadiness;
import perilune.pipeline.readiness.HostReadiness.RuleReadiness;
import perilune.pipeline.readiness.HostReadiness.Standing;
import perilune.rules.Rule;

/**
 * Holds the telemetry of hosts against what rules need. What a rule needs is found out once; hosts
 * that lack the same share a verdict. Owned by one thread.
 */
public final class ReadinessJudge {

  private final RuleTrials trials;
  private final Map<Rule, Optional<RuleTrials.Sample>> samples = new LinkedHashMap<>();
  // Found out when a host of the rule's platform is judged.
  private final Map<Rule, RuleNeeds> needs = new HashMap<>();
  private final boolean packages;
  private final Lacks lacks = new Lacks(this::needsOf);
  // By rule and what is missing.
  private final Map<String, Map<Set<Need>, RuleReadiness>> known = new HashMap<>();

  /**
   * Makes it for rules; those without an analytic's tag are run with the others, for their signals,
   * and not judged.
   *
   * @param packages whether a package database of the host is given
   */
  public ReadinessJudge(List<Rule> all, PipelineOptions options, boolean packages) {
    this.packages = packages;
    trials = new RuleTrials(all, options);
    for (Rule rule : all) {
      if (analyticsOf(rule).findAny().isPresent()) {
        samples.put(rule, trials.sampleOf(rule));
      }
    }
  }

  private RuleNeeds needsOf(Rule rule) {
    Optional<RuleTrials.Sample> sample = samples.getOrDefault(rule, Optional.empty());
    return needs.computeIfAbsent(rule, _ -> RuleNeeds.of(rule, sample, trials));
  }

  private static Stream<Analytic> analyticsOf(Rule rule) {
    return Arrays.stream(Analytic.values())
        .filter(analytic -> rule.header().tags().contains(analytic.tag()));
  }

  /** Gives the fields that a survey has to look for, by their groups. */
  public Map<String, Set<String>> wanted() {
    var all = new TreeMap<String, Set<String>>();
    for (Optional<RuleTrials.Sample> sample : samples.values()) {
      sample
          .map(RuleTrials::fieldNames)
          .orElse(Set.of())
          .forEach(
              field -> all.computeIfAbsent(FieldGroup.of(field), _ -> new TreeSet<>()).add(field));
    }
    for (String extra : List.of("process.title", "perilune.process.exec_path")) {
      all.computeIfAbsent(extra, _ -> new TreeSet<>()).add(extra);
    }
    return all;
  }

  /** Judges a host for the analytics of its platforms. */
  public HostReadiness of(HostTelemetry host) {
    var verdicts = new ArrayList<AnalyticReadiness>();
    for (String id : host.analytics()) {
      Analytic.of(id).ifPresent(analytic -> verdicts.add(of(host, analytic)));
    }
    return new HostReadiness(host, verdicts);
  }

  private AnalyticReadiness of(HostTelemetry host, Analytic analytic) {
    var judged = new ArrayList<RuleReadiness>();
    var all = new TreeSet<Need>();
    for (Rule rule : samples.keySet()) {
      if (rule.header().tags().contains(analytic.tag())) {
        RuleNeeds own = needsOf(rule);
        all.addAll(own.needed());
        all.addAll(own.helping());
        judged.add(of(host, own));
      }
    }
    return new AnalyticReadiness(
        analytic, standing(judged), all, judged, lacks.of(host, analytic, judged));
  }

  /** An analytic works where all of its rules do; it cannot where none finds anything. */
  private static Standing standing(List<RuleReadiness> judged) {
    List<RuleReadiness> tried =
        judged.stream().filter(rule -> rule.standing() != Standing.UNTRIED).toList();
    if (tried.isEmpty()) {
      return Standing.UNTRIED;
    }
    if (tried.stream().allMatch(rule -> rule.standing() == Standing.CANNOT)) {
      return Standing.CANNOT;
    }
    return tried.stream().allMatch(rule -> rule.standing() == Standing.WORKS)
        ? Standing.WORKS
        : Standing.PARTLY;
  }

  private RuleReadiness of(HostTelemetry host, RuleNeeds rule) {
    var missing = new TreeSet<Need>();
    for (Need part : rule.parts()) {
      boolean there = part.equals(Need.PACKAGES) ? packages : host.has(part);
      boolean kindThere = part.isKind() || host.has(new Need(part.kind(), ""));
      if (!there && kindThere) {
        missing.add(part);
      }
    }
    return known
        .computeIfAbsent(rule.rule().header().id(), _ -> new HashMap<>())
        .computeIfAbsent(missing, _ -> tried(rule, missing));
  }

  private RuleReadiness tried(RuleNeeds needs, SortedSet<Need> missing) {
    Rule rule = needs.rule();
    if (needs.sample().isEmpty()) {
      return new RuleReadiness(rule, Standing.UNTRIED, missing);
    }
    var essential = new TreeSet<>(missing);
    essential.retainAll(needs.needed());
    if (!essential.isEmpty()) {
      return new RuleReadiness(rule, Standing.CANNOT, essential);
    }
    RuleTrials.Sample sample = needs.sample().get();
    int left = missing.isEmpty() ? needs.whole() : trials.matches(sample, missing);
    if (left >= needs.whole()) {
      return new RuleReadiness(rule, Standing.WORKS, new TreeSet<>());
    }
    Standing standing = left == 0 ? Standing.CANNOT : Standing.PARTLY;
    return new RuleReadiness(rule, standing, fewest(sample, missing, left));
  }

  /** Gives what is enough to make the rule find so little; the rest of what is missing is not. */
  private SortedSet<Need> fewest(RuleTrials.Sample sample, SortedSet<Need> missing, int left) {
    var enough = new TreeSet<>(missing);
    for (Need one : missing) {
      var without = new TreeSet<>(enough);
      without.remove(one);
      if (trials.matches(sample, without) <= left) {
        enough = without;
      }
    }
    return enough;
  }
}

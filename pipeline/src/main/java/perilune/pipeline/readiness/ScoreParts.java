package perilune.pipeline.readiness;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import perilune.engine.coverage.RuleReach;
import perilune.engine.coverage.TelemetryShape;
import perilune.rules.Rule;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;

/**
 * Which kinds of events the parts of a score ask for. A sample shows only some parts of a score at
 * work, so this is worked out from the conditions: an event of which kind could fulfil them, if it
 * had every field.
 */
final class ScoreParts {

  /** What an event of a kind has for category, type and action. */
  private static final Map<String, List<String>> KINDS =
      Map.of(
          "fork", List.of("process", "info", "fork"),
          "program-end", List.of("process", "end", "end"),
          "memory-file", List.of("process", "change", "memfd_create"),
          "memory-protection", List.of("process", "change", "memory-protection"),
          "connect", List.of("network", "start", "connection_attempted"),
          "file-creation", List.of("file", "creation", "creation"),
          "file-rename", List.of("file", "change", "rename"),
          "file-deletion", List.of("file", "deletion", "deletion"),
          "file-permission", List.of("file", "change", "permissions-modified"),
          "library-load", List.of("library", "start", "load"));

  private static final List<String> KEYS = List.of("event.category", "event.type", "event.action");

  private final Map<String, List<SortedSet<String>>> known = new HashMap<>();

  /**
   * Gives those of some kinds of which a part of the rule asks for one, and for no other kind that
   * is there.
   */
  SortedSet<String> wanting(Rule rule, Set<String> there) {
    var all = new TreeSet<String>();
    for (SortedSet<String> kinds : known.computeIfAbsent(rule.header().id(), _ -> parts(rule))) {
      if (kinds.stream().noneMatch(there::contains)) {
        all.addAll(kinds);
      }
    }
    return all;
  }

  /** Gives for each part the kinds that could fulfil it; starts of programs are told by samples. */
  private static List<SortedSet<String>> parts(Rule rule) {
    if (!(rule.plan().operator() instanceof Operator.Score score)) {
      return List.of();
    }
    return score.parts().stream()
        .map(part -> new RulePlan("part", new Operator.Single(part.step().condition())))
        .map(ScoreParts::kinds)
        .filter(kinds -> !kinds.isEmpty() && kinds.size() <= 2)
        .toList();
  }

  private static SortedSet<String> kinds(RulePlan part) {
    var all = new TreeSet<String>();
    KINDS.forEach((kind, values) -> {
      if (canBe(part, values)) {
        all.add(kind);
      }
    });
    boolean start = canBe(part, List.of("process", "start", "exec"));
    return start ? new TreeSet<>() : all;
  }

  private static boolean canBe(RulePlan part, List<String> values) {
    var named = new HashMap<String, List<String>>();
    for (int i = 0; i < KEYS.size(); i++) {
      named.put(KEYS.get(i), List.of(values.get(i)));
    }
    var group = new TelemetryShape.Group(named, new HashSet<>(part.fields()), 1);
    var reach = new RuleReach(new TelemetryShape(List.of(group)));
    return !(reach.of(part) instanceof RuleReach.Verdict.Blind);
  }
}

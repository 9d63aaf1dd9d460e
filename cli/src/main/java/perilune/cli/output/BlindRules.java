package perilune.cli.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import perilune.engine.RuleSet;
import perilune.rules.plan.RulePlan;
import perilune.telemetry.json.JsonLines;

/**
 * Rules for whose log source no event came: that they found nothing says nothing.
 *
 * @param sources how many there are by log source, those with most first
 * @param ids their ids
 */
public record BlindRules(List<Source> sources, List<String> ids) {

  /** Log sources that a line of text names; NDJSON has all. */
  private static final int MAX_NAMED = 5;

  public BlindRules {
    sources = List.copyOf(sources);
    ids = List.copyOf(ids);
  }

  /**
   * A log source.
   *
   * @param name in words, as {@code windows process_creation}
   * @param rules rules of it, count
   */
  public record Source(String name, long rules) {}

  /** Makes it for rules by number. */
  public static BlindRules of(RuleSet rules, List<Integer> blind) {
    Map<String, Long> counts = new TreeMap<>();
    List<String> ids = new ArrayList<>();
    for (int rule : blind) {
      RulePlan plan = rules.plan(rule);
      ids.add(plan.ruleId());
      counts.merge(LogSourceText.of(plan.scope()), 1L, Long::sum);
    }
    List<Source> sources =
        counts.entrySet().stream()
            .map(count -> new Source(count.getKey(), count.getValue()))
            .sorted(Comparator.comparingLong(Source::rules).reversed())
            .toList();
    return new BlindRules(sources, ids);
  }

  /** Gives the sentence for people; empty where there are none. */
  String sentence(int rules) {
    if (ids.isEmpty()) {
      return "";
    }
    var names = new ArrayList<String>();
    sources.stream().limit(MAX_NAMED).forEach(each -> names.add(each.name() + " " + each.rules()));
    int more = sources.size() - MAX_NAMED;
    if (more > 0) {
      names.add(more + (more == 1 ? " other source" : " other sources"));
    }
    return "%d of %d rules had no telemetry of their log source (%s)."
        .formatted(ids.size(), rules, Shown.plain(String.join(", ", names)));
  }

  void write(JsonLines json) {
    json.number("rules_without_telemetry", ids.size()).array("log_sources_without_telemetry");
    for (Source source : sources) {
      json.element().text("log_source", source.name()).number("rules", source.rules()).endObject();
    }
    json.endArray().texts("blind_rules", ids);
  }
}

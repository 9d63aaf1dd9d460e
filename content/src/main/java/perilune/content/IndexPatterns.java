package perilune.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Conditions;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;

/**
 * Says what telemetry index patterns mean, and which events a rule's patterns rule out.
 *
 * <p>There are no indices here: an event says where it is from, or it does not. What a host's
 * sensors see stands for each other, so patterns of host telemetry rule nothing out. Where all
 * patterns are of services (a cloud, a firewall), an event is ruled out if it names its dataset, or
 * without that its module, and no pattern can hold it. What names neither is looked at.
 *
 * <p>The table is {@code perilune/telemetry/index-patterns.txt}. Source: Elastic's naming of data
 * streams, {@code type-dataset-namespace}, in which a dataset has no hyphen.
 */
final class IndexPatterns {

  private static final String TABLE = "/perilune/telemetry/index-patterns.txt";
  private static final Pattern COLUMNS = Pattern.compile("(\\S+)\\s+(host|open|service)\\s+(.+)");
  private static final Map<String, Meaning> MEANINGS = Map.copyOf(table());

  private static final String LOGS = "logs-";
  private static final List<String> DATASETS = List.of("data_stream.dataset", "event.dataset");
  private static final String MODULE = "event.module";

  private record Meaning(String scope, String kind) {}

  private IndexPatterns() {}

  /**
   * Gives what patterns mean, each kind once, in the patterns' order; unknown ones are named so.
   */
  static List<String> kinds(List<String> patterns) {
    return patterns.stream()
        .map(pattern -> meaning(pattern).map(Meaning::kind).orElse("unknown"))
        .distinct()
        .toList();
  }

  /** Gives a condition that holds for the events that the patterns do not rule out, or nothing. */
  static List<Condition> restriction(List<String> patterns) {
    if (patterns.isEmpty() || !patterns.stream().allMatch(IndexPatterns::isOfAService)) {
      return List.of();
    }
    List<String> datasets = patterns.stream().map(IndexPatterns::dataset).distinct().toList();
    List<String> modules =
        datasets.stream().flatMap(set -> modules(set).stream()).distinct().toList();
    Condition held = Conditions.any(List.of(absent(MODULE), like(MODULE, modules)));
    for (String field : DATASETS.reversed()) {
      held =
          Conditions.any(
              List.of(like(field, datasets), Conditions.all(List.of(absent(field), held))));
    }
    return List.of(held);
  }

  private static boolean isOfAService(String pattern) {
    return pattern.startsWith(LOGS)
        && meaning(pattern).filter(found -> found.scope().equals("service")).isPresent();
  }

  /** The dataset part of a pattern, itself a pattern. */
  private static String dataset(String pattern) {
    String rest = pattern.substring(LOGS.length());
    int namespace = rest.indexOf('-');
    return namespace < 0 ? rest : rest.substring(0, namespace);
  }

  /** Modules are called like their integration, or, in older collectors, like its vendor. */
  private static List<String> modules(String dataset) {
    int dot = dataset.indexOf('.');
    String integration = dot < 0 ? dataset : dataset.substring(0, dot);
    int vendor = integration.indexOf('_');
    return vendor < 0
        ? List.of(integration)
        : List.of(integration, integration.substring(0, vendor));
  }

  private static Condition absent(String field) {
    return new Condition.Not(new Condition.Test(field, new Predicate.Present(), Matching.EQL));
  }

  private static Condition like(String field, List<String> patterns) {
    return new Condition.Test(field, new Predicate.Like(patterns), Matching.EQL);
  }

  /** The longest beginning in the table; a pattern is fixed up to its first wildcard. */
  private static Optional<Meaning> meaning(String pattern) {
    for (int length = pattern.length(); length > 0; length--) {
      Meaning found = MEANINGS.get(pattern.substring(0, length));
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private static Map<String, Meaning> table() {
    var all = new HashMap<String, Meaning>();
    try (InputStream in = IndexPatterns.class.getResourceAsStream(TABLE)) {
      String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        var columns = COLUMNS.matcher(line);
        if (!line.startsWith("#") && columns.matches()) {
          all.put(columns.group(1), new Meaning(columns.group(2), columns.group(3)));
        }
      }
    } catch (IOException problem) {
      throw new UncheckedIOException("the installation is damaged: " + TABLE, problem);
    }
    return all;
  }
}

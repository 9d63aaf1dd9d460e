package perilune.content;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tomlj.TomlTable;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Suggestion;

/**
 * Warns of keys that no rule has: a key written wrong would else be as if it were not there.
 *
 * <p>Known are Elastic's keys, those that Perilune does not use among them, and Perilune's own.
 * Source: Elastic's rule schema. Tables beside {@code [rule]} and {@code [perilune]}, such as
 * {@code [transform]}, are for other programs.
 */
final class KnownKeys {

  private static final Set<String> RULE =
      Set.of(
          "actions",
          "alert_suppression",
          "anomaly_threshold",
          "author",
          "building_block_type",
          "data_view_id",
          "description",
          "enabled",
          "event_category_override",
          "exceptions_list",
          "false_positives",
          "filters",
          "from",
          "index",
          "interval",
          "investigation_fields",
          "language",
          "license",
          "machine_learning_job_id",
          "max_signals",
          "meta",
          "name",
          "new_terms",
          "note",
          "query",
          "references",
          "related_integrations",
          "required_fields",
          "response_actions",
          "risk_score",
          "risk_score_mapping",
          "rule_id",
          "rule_name_override",
          "setup",
          "severity",
          "severity_mapping",
          "tags",
          "threat",
          "threat_filters",
          "threat_index",
          "threat_indicator_path",
          "threat_language",
          "threat_mapping",
          "threat_query",
          "threshold",
          "throttle",
          "tiebreaker_field",
          "timeline_id",
          "timeline_title",
          "timestamp_field",
          "timestamp_override",
          "timestamp_override_fallback_disabled",
          "to",
          "type",
          "version");

  private static final Set<String> PERILUNE = Set.of("culprit", "explanation", "score");
  private static final Set<String> SCORE =
      Set.of("by", "maxspan", "signal_maxspan", "threshold", "part");
  private static final Set<String> PART =
      Set.of("says", "weight", "query", "signal", "by", "title");

  private KnownKeys() {}

  static void check(RuleTable table) {
    check(table, "rule", RULE);
    check(table, "perilune", PERILUNE);
    check(table, ScoreTable.TABLE, SCORE);
    for (TomlTable part : table.tables(ScoreTable.TABLE + ".part")) {
      check(table, part, ScoreTable.TABLE + ".part", PART);
    }
    if (table.has(ScoreTable.TABLE) && !table.text("rule.type").equals(ScoreTable.TYPE)) {
      table.warning(
          DiagnosticCode.RULE021,
          ScoreTable.TABLE,
          "only a rule of type 'score' has a score; this one is not used",
          "write type = \"score\" under [rule], or leave the table out");
    }
  }

  private static void check(RuleTable table, String name, Set<String> known) {
    if (table.value(name) instanceof TomlTable inner) {
      check(table, inner, name, known);
    }
  }

  private static void check(RuleTable table, TomlTable inner, String name, Set<String> known) {
    for (String key : new TreeSet<>(inner.keySet())) {
      if (known.contains(key)) {
        continue;
      }
      var place = RuleTable.span(table.source(), inner.inputPositionOf(List.of(key)));
      String help =
          Suggestion.nearest(key, known)
              .map(near -> "did you mean '" + near + "'?")
              .orElse("it is not used; see docs/rules/elastic.md for the keys that are");
      table
          .diagnostics()
          .add(
              Diagnostic.warning(
                      DiagnosticCode.RULE021,
                      table.source(),
                      place,
                      "[" + name + "] has no key '" + key + "'")
                  .withHelp(help));
    }
  }
}

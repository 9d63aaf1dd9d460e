package perilune.content;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;
import perilune.rules.plan.Operator;
import perilune.source.DiagnosticCode;
import perilune.source.SourceText;

/**
 * Reads what rules of the types {@code threshold}, {@code new_terms} and {@code threat_match} have
 * beside their query.
 */
final class ElasticTables {

  private static final Set<String> TYPES = Set.of("threshold", "new_terms", "threat_match");

  private static final String THRESHOLD = "rule.threshold";
  private static final String NEW_TERMS = "rule.new_terms";
  private static final String MAPPING = "rule.threat_mapping";

  /** Fields of one threshold, count: Elastic takes five. */
  private static final int MOST_GROUP_FIELDS = 5;

  private final RuleTable rule;
  private boolean sound = true;

  private ElasticTables(RuleTable rule) {
    this.rule = rule;
  }

  /** Says whether a type is read here. */
  static boolean knows(String type) {
    return TYPES.contains(type);
  }

  /** Gives what the type needs, or nothing where a diagnostic says what is wrong with it. */
  static Optional<ElasticType> read(String type, RuleTable rule) {
    var reader = new ElasticTables(rule);
    ElasticType read =
        switch (type) {
          case "threshold" -> reader.threshold();
          case "new_terms" -> reader.newTerms();
          default -> reader.threatMatch();
        };
    return reader.sound ? Optional.of(read) : Optional.empty();
  }

  private ElasticType threshold() {
    @Nullable Object field = rule.value(THRESHOLD + ".field");
    List<String> fields = field instanceof String one ? List.of(one) : texts(field);
    if (fields.contains("") || fields.size() > MOST_GROUP_FIELDS) {
      wrong(THRESHOLD, "field", "names up to " + MOST_GROUP_FIELDS + " fields, or is empty");
    }
    long atLeast = positive(rule.value(THRESHOLD + ".value"));
    if (atLeast < 1) {
      wrong(THRESHOLD, "value", "is the number of events from which on there is a finding");
    }
    var cardinalities = new ArrayList<Operator.Cardinality>();
    for (TomlTable each : rule.tables(THRESHOLD + ".cardinality")) {
      long values = positive(each.get("value"));
      if (each.get("field") instanceof String counted && !counted.isBlank() && values > 0) {
        cardinalities.add(new Operator.Cardinality(counted, values));
      } else {
        wrong(THRESHOLD, "cardinality", "has a field and a value, the number of different values");
      }
    }
    return new ElasticType.Threshold(fields, atLeast, cardinalities);
  }

  private ElasticType newTerms() {
    List<String> fields = texts(rule.value(NEW_TERMS + ".value"));
    if (fields.isEmpty() || fields.contains("") || fields.size() > Operator.MOST_TERM_FIELDS) {
      wrong(NEW_TERMS, "value", "names 1 to " + Operator.MOST_TERM_FIELDS + " fields");
    }
    Optional<Duration> history = history();
    if (history.isEmpty()) {
      wrong(NEW_TERMS, "history_window_start", "says how long a term stays known: \"now-7d\"");
    }
    return new ElasticType.NewTerms(fields, history.orElse(Duration.ZERO));
  }

  private Optional<Duration> history() {
    for (TomlTable each : rule.tables(NEW_TERMS + ".history_window_start")) {
      if (each.get("value") instanceof String start) {
        return RuleSchedule.beforeNow(start);
      }
    }
    // Written plainly, as Kibana's own form of a rule has it.
    return rule.value("rule.history_window_start") instanceof String start
        ? RuleSchedule.beforeNow(start)
        : Optional.empty();
  }

  private ElasticType threatMatch() {
    String language = rule.value("rule.threat_language") instanceof String text ? text : "kuery";
    if (!language.equals("kuery")) {
      problem("rule.threat_language", "queries over indicators in '" + language + "' are not run");
    }
    String query = rule.value("rule.threat_query") instanceof String text ? text : "";
    int line = RuleTable.textLine(rule.source(), rule.position("rule.threat_query"));
    var mappings = new ArrayList<List<ElasticType.Pair>>();
    for (TomlTable mapping : rule.tables(MAPPING)) {
      List<ElasticType.Pair> pairs = pairs(RuleTable.tables(mapping.get("entries")));
      if (!pairs.isEmpty()) {
        mappings.add(pairs);
      }
    }
    if (mappings.isEmpty()) {
      problem("rule", "a rule of type 'threat_match' needs [[rule.threat_mapping.entries]]");
    }
    return new ElasticType.ThreatMatch(
        new SourceText(rule.source().name(), query.equals("*:*") ? "" : query, line),
        new RuleFilters(rule.source(), rule.diagnostics()).read(rule.tables("rule.threat_filters")),
        mappings);
  }

  private List<ElasticType.Pair> pairs(List<TomlTable> entries) {
    var pairs = new ArrayList<ElasticType.Pair>();
    for (TomlTable entry : entries) {
      boolean plain = !Boolean.TRUE.equals(entry.get("negate"));
      if (plain
          && entry.get("field") instanceof String field
          && entry.get("value") instanceof String value
          && !field.isBlank()
          && !value.isBlank()) {
        pairs.add(new ElasticType.Pair(field, value));
      } else {
        String what = plain ? "lacks its field or value" : "that is negated is not run";
        problem(MAPPING, "an entry of the mapping " + what);
      }
    }
    return pairs;
  }

  private void wrong(String table, String key, String help) {
    problem(table, "'" + key + "' of [" + table + "] is missing or wrong: it " + help);
  }

  private void problem(String key, String message) {
    rule.error(DiagnosticCode.RULE031, key, message, "see docs/rules/elastic.md");
    sound = false;
  }

  private static long positive(@Nullable Object value) {
    return value instanceof Long number ? Math.max(0, number) : 0;
  }

  /** Gives the texts of an array, an empty one for what is no text; none for what is no array. */
  private static List<String> texts(@Nullable Object value) {
    var all = new ArrayList<String>();
    if (value instanceof TomlArray array) {
      array.toList().forEach(item -> all.add(item instanceof String text ? text.strip() : ""));
    }
    return all;
  }
}

package perilune.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlTable;
import perilune.rules.RuleTerms;
import perilune.rules.RuleTerms.Overrides;
import perilune.rules.RuleTerms.SeverityWhen;
import perilune.rules.RuleTerms.Suppression;
import perilune.rules.Severity;
import perilune.rules.plan.Window;
import perilune.source.DiagnosticCode;

/**
 * Reads what a rule asks for around its query: schedule, telemetry, suppression, overrides, lists
 * of exceptions. Source: Elastic's rule schema.
 */
final class TermsTable {

  private static final String SUPPRESSION = "rule.alert_suppression";
  private static final String TIME = "rule.timestamp_override";

  /** Fields that make a group, count. Source: Elastic's rule schema. */
  private static final int MOST_GROUP_FIELDS = 3;

  private static final long SECOND = 1_000_000_000L;

  private final RuleTable table;

  TermsTable(RuleTable table) {
    this.table = table;
  }

  RuleTerms read() {
    Window window = new RuleSchedule(table).read();
    List<String> patterns = table.texts("rule.index");
    checkTime();
    return new RuleTerms(
        window,
        table.value("rule.max_signals") instanceof Long most && most > 0
            ? most
            : RuleTerms.USUAL_MAX_SIGNALS,
        Maturity.isDeprecated(table.text("metadata.maturity"), table.source().name()),
        new RuleTerms.Indices(patterns, IndexPatterns.kinds(patterns)),
        suppression(),
        overrides(),
        exceptionLists());
  }

  /** Event time is the same for all rules: the readers take it from the event, not from a rule. */
  private void checkTime() {
    String field = table.text(TIME);
    if (!field.isEmpty() && !field.equals("event.ingested") && !field.equals("@timestamp")) {
      table.warning(
          DiagnosticCode.RULE023,
          TIME,
          "the rule's time '" + field + "' is not used",
          "event time is @timestamp, or event.ingested where an event has no @timestamp");
    }
  }

  private Suppression suppression() {
    if (!table.has(SUPPRESSION)) {
      return Suppression.NONE;
    }
    List<String> fields = table.texts(SUPPRESSION + ".group_by");
    boolean byKeys = table.text("rule.type").equals("threshold");
    if (fields.size() > MOST_GROUP_FIELDS || (fields.isEmpty() && !byKeys)) {
      wrong(SUPPRESSION, "'group_by' names " + fields.size() + " fields", "name 1 to 3 fields");
    }
    String strategy = table.text(SUPPRESSION + ".missing_fields_strategy");
    if (!List.of("", "suppress", "doNotSuppress").contains(strategy)) {
      wrong(
          SUPPRESSION + ".missing_fields_strategy",
          "unknown strategy '" + strategy + "'",
          "one of: suppress, doNotSuppress");
    }
    return new Suppression(true, fields, duration(), !strategy.equals("doNotSuppress"));
  }

  private OptionalLong duration() {
    String key = SUPPRESSION + ".duration";
    if (!table.has(key)) {
      return OptionalLong.empty();
    }
    long unit =
        switch (table.text(key + ".unit")) {
          case "s" -> SECOND;
          case "m" -> 60 * SECOND;
          case "h" -> 3_600 * SECOND;
          case "d" -> 86_400 * SECOND;
          default -> 0;
        };
    if (unit == 0
        || !(table.value(key + ".value") instanceof Long amount)
        || amount < 1
        || amount > 1_000_000) {
      wrong(key, "this is no length of time", "write {value = 30, unit = \"m\"}: s, m, h or d");
      return OptionalLong.empty();
    }
    return OptionalLong.of(Math.min(amount, 366L * 86_400 * SECOND / unit) * unit);
  }

  private Overrides overrides() {
    var severities = new ArrayList<SeverityWhen>();
    for (TomlTable when : table.tables("rule.severity_mapping")) {
      severity(when).ifPresent(severities::add);
    }
    var scores = new ArrayList<String>();
    for (TomlTable from : table.tables("rule.risk_score_mapping")) {
      field(from, "rule.risk_score_mapping").ifPresent(scores::add);
    }
    return new Overrides(severities, scores, table.text("rule.rule_name_override"));
  }

  private Optional<SeverityWhen> severity(TomlTable when) {
    String key = "rule.severity_mapping";
    String word = when.get("severity") instanceof String text ? text : "";
    Optional<Severity> severity = Severity.of(word);
    if (severity.isEmpty()) {
      table.wrongWord(key, "unknown severity '" + word + "'", "low, medium, high, critical");
    }
    Optional<String> field = field(when, key);
    @Nullable Object value = when.get("value");
    return field.isEmpty() || value == null || severity.isEmpty()
        ? Optional.empty()
        : Optional.of(new SeverityWhen(field.get(), value.toString(), severity.get()));
  }

  private Optional<String> field(TomlTable from, String key) {
    if (!(from.get("field") instanceof String field) || field.isBlank()) {
      wrong(key, "an override names no field", "write field = \"event.severity\"");
      return Optional.empty();
    }
    if (from.get("operator") instanceof String operator && !operator.equals("equals")) {
      wrong(key, "unknown operator '" + operator + "'", "the operator is equals");
    }
    return Optional.of(field);
  }

  private List<String> exceptionLists() {
    var ids = new ArrayList<String>();
    for (TomlTable list : table.tables("rule.exceptions_list")) {
      if (list.get("list_id") instanceof String id) {
        ids.add(id);
      }
    }
    return ids;
  }

  private void wrong(String key, String message, String help) {
    table.error(DiagnosticCode.RULE023, key, message, help);
  }
}

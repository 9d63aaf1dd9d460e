package perilune.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import perilune.rules.RuleHeader;
import perilune.rules.RuleHeader.Culprit;
import perilune.rules.RuleHeader.Telling;
import perilune.rules.Severity;
import perilune.rules.plan.Condition;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Parsed;
import perilune.source.SourceText;
import perilune.source.Span;

/**
 * Reads one rule file in Elastic's TOML layout: {@code [metadata]}, {@code [rule]}, {@code
 * [[rule.threat]]}, and our own {@code [perilune]} for how a finding is told.
 *
 * <p>Source: elastic/detection-rules, detection_rules/schemas. All mistakes of a file are reported
 * together.
 */
final class RuleFile {

  /** A rule's header and its query, still as text. */
  record Written(
      RuleHeader header,
      String type,
      SourceText query,
      String categoryField,
      Optional<ScoreTable.Written> score,
      Optional<ElasticType> elastic,
      List<Condition> filters) {}

  private static final String DEFAULT_CATEGORY_FIELD = "event.category";

  /** Tables that are read, outer ones first. */
  private static final List<String> TABLES =
      List.of("rule", "perilune", ScoreTable.TABLE, "rule.threshold", "rule.new_terms");

  private final SourceText source;
  private final TomlTable table;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private RuleFile(SourceText source, TomlTable table) {
    this.source = source;
    this.table = table;
  }

  static Parsed<Written> read(SourceText source) {
    TomlParseResult parsed = Toml.parse(source.text());
    if (parsed.hasErrors()) {
      return new Parsed.Failed<>(
          parsed.errors().stream().map(error -> tomlError(source, error)).toList());
    }
    var file = new RuleFile(source, parsed);
    for (String table : TABLES) {
      if (parsed.contains(table) && !parsed.isTable(table)) {
        return new Parsed.Failed<>(List.of(file.noTable(table)));
      }
    }
    Optional<Written> written = file.written();
    return written.isPresent() && file.diagnostics.stream().noneMatch(Diagnostic::isError)
        ? new Parsed.Ok<>(written.get(), file.diagnostics)
        : new Parsed.Failed<>(file.diagnostics);
  }

  /** TOML's own words for it would be a stack trace: keys below it are asked for by their path. */
  private Diagnostic noTable(String key) {
    return Diagnostic.error(
            DiagnosticCode.RULE003, source, place(key), "'" + key + "' has to be one table")
        .withHelp("write [" + key + "] once, and its keys below");
  }

  private static Diagnostic tomlError(SourceText source, TomlParseError error) {
    String message = String.valueOf(error.getMessage());
    return Diagnostic.error(DiagnosticCode.RULE001, source, span(source, error.position()), message)
        .withHelp("rule files are TOML: https://toml.io");
  }

  private Optional<Written> written() {
    String id = required("rule.rule_id");
    String name = required("rule.name");
    String type = required("rule.type");
    String query = type.equals("machine_learning") ? "" : required("rule.query");
    Severity severity = severity();
    boolean scored = type.equals(ScoreTable.TYPE);
    Optional<ScoreTable.Written> score =
        scored ? ScoreTable.read(source, table, diagnostics) : Optional.empty();
    Optional<ElasticType> elastic =
        ElasticTables.knows(type)
            ? ElasticTables.read(type, source, table, diagnostics)
            : Optional.empty();
    Telling telling = telling(score);
    List<Condition> filters =
        new RuleFilters(source, diagnostics).read(tables(table.get("rule.filters")));
    if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
      return Optional.empty();
    }
    var header =
        new RuleHeader(
            id,
            name,
            text("rule.description").strip(),
            severity,
            riskScore(severity),
            techniques(),
            texts("rule.tags"),
            texts("rule.false_positives"),
            text("rule.language"),
            source.name(),
            telling);
    String category = text("rule.event_category_override");
    return Optional.of(
        new Written(
            header,
            type,
            new SourceText(source.name(), query, queryLine()),
            category.isEmpty() ? DEFAULT_CATEGORY_FIELD : category,
            score,
            elastic,
            filters));
  }

  private String required(String key) {
    String value = text(key);
    if (value.isBlank()) {
      diagnostics.add(
          Diagnostic.error(
                  DiagnosticCode.RULE002, source, place("rule"), "the rule has no '" + key + "'")
              .withHelp("add it under [rule]"));
    }
    return value;
  }

  private String text(String key) {
    return table.get(key) instanceof String value ? value : "";
  }

  private List<String> texts(String key) {
    var all = new ArrayList<String>();
    if (table.get(key) instanceof TomlArray array) {
      array.toList().forEach(value -> all.add(String.valueOf(value)));
    }
    return all;
  }

  private Severity severity() {
    String word = required("rule.severity");
    Optional<Severity> severity = Severity.of(word);
    if (severity.isEmpty() && !word.isBlank()) {
      wrongValue("rule.severity", "unknown severity '" + word + "'", "low, medium, high, critical");
    }
    return severity.orElse(Severity.LOW);
  }

  private void wrongValue(String key, String message, String allowed) {
    diagnostics.add(
        Diagnostic.error(DiagnosticCode.RULE003, source, place(key), message)
            .withHelp("one of: " + allowed));
  }

  private int riskScore(Severity severity) {
    return table.get("rule.risk_score") instanceof Long score
        ? Math.clamp(score, 0, 100)
        : severity.riskScore();
  }

  private List<String> techniques() {
    var ids = new ArrayList<String>();
    for (TomlTable threat : tables(table.get("rule.threat"))) {
      for (TomlTable technique : tables(threat.get("technique"))) {
        ids.add(String.valueOf(technique.get("id")));
        for (TomlTable sub : tables(technique.get("subtechnique"))) {
          ids.add(String.valueOf(sub.get("id")));
        }
      }
    }
    return ids;
  }

  static List<TomlTable> tables(@Nullable Object value) {
    var all = new ArrayList<TomlTable>();
    if (value instanceof TomlArray array) {
      for (Object item : array.toList()) {
        if (item instanceof TomlTable inner) {
          all.add(inner);
        }
      }
    }
    return all;
  }

  private Telling telling(Optional<ScoreTable.Written> score) {
    String word = text("perilune.culprit");
    Culprit culprit =
        switch (word) {
          case "", "process" -> Culprit.PROCESS;
          case "parent" -> Culprit.PARENT;
          case "last" -> Culprit.LAST;
          default -> {
            wrongValue(
                "perilune.culprit", "unknown culprit '" + word + "'", "process, parent, last");
            yield Culprit.PROCESS;
          }
        };
    return new Telling(
        table.contains("rule.building_block_type"),
        culprit,
        text("perilune.explanation").strip(),
        score.map(ScoreTable.Written::words).orElse(List.of()));
  }

  private int queryLine() {
    return textLine(source, table.inputPositionOf("rule.query"));
  }

  /** The line at which a text starts: the one after its key where that opens a block. */
  static int textLine(SourceText source, @Nullable TomlPosition position) {
    if (position == null) {
      return 1;
    }
    String line = source.text().lines().skip(position.line() - 1L).findFirst().orElse("").strip();
    return position.line() + (line.endsWith("'''") || line.endsWith("\"\"\"") ? 1 : 0);
  }

  private Span place(String key) {
    TomlPosition position = table.inputPositionOf(key);
    return position == null ? new Span(0, 0) : span(source, position);
  }

  static Span span(SourceText source, TomlPosition position) {
    int offset = 0;
    for (int line = 1; line < position.line(); line++) {
      int next = source.text().indexOf('\n', offset);
      offset = next < 0 ? source.text().length() : next + 1;
    }
    int start = Math.min(offset + Math.max(0, position.column() - 1), source.text().length());
    return new Span(start, start);
  }
}

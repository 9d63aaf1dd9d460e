package perilune.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import perilune.rules.RuleHeader;
import perilune.rules.plan.Condition;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Parsed;
import perilune.source.SourceText;

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

  /** The one type without a query. */
  static final String MACHINE_LEARNING = "machine_learning";

  private static final String DEFAULT_CATEGORY_FIELD = "event.category";

  /** Tables that are read, outer ones first. */
  private static final List<String> TABLES =
      List.of("rule", "perilune", ScoreTable.TABLE, "rule.threshold", "rule.new_terms");

  private final SourceText source;
  private final RuleTable table;

  private RuleFile(RuleTable table) {
    this.source = table.source();
    this.table = table;
  }

  static Parsed<Written> read(SourceText source, TomlParseResult parsed) {
    if (parsed.hasErrors()) {
      return new Parsed.Failed<>(tomlErrors(source, parsed));
    }
    var table = new RuleTable(source, parsed, new ArrayList<>());
    for (String name : TABLES) {
      List<String> path = RuleTable.path(name);
      if (parsed.contains(path) && !parsed.isTable(path)) {
        // TOML's own words for it would be a stack trace: keys below it are asked for by path.
        String help = "write [" + name + "] once, and its keys below";
        table.error(DiagnosticCode.RULE003, name, "'" + name + "' has to be one table", help);
        return new Parsed.Failed<>(table.diagnostics());
      }
    }
    Written written = new RuleFile(table).written();
    return table.hasErrors()
        ? new Parsed.Failed<>(table.diagnostics())
        : new Parsed.Ok<>(written, table.diagnostics());
  }

  /** Gives what keeps a file from being TOML. */
  static List<Diagnostic> tomlErrors(SourceText source, TomlParseResult parsed) {
    return parsed.errors().stream().map(error -> tomlError(source, error)).toList();
  }

  private static Diagnostic tomlError(SourceText source, TomlParseError error) {
    String message = String.valueOf(error.getMessage());
    return Diagnostic.error(
            DiagnosticCode.RULE001, source, RuleTable.span(source, error.position()), message)
        .withHelp("rule files are TOML: https://toml.io");
  }

  private Written written() {
    String type = table.required("rule.type");
    String query = type.equals(MACHINE_LEARNING) ? "" : table.required("rule.query");
    Optional<ScoreTable.Written> score =
        type.equals(ScoreTable.TYPE)
            ? ScoreTable.read(source, table.toml(), table.diagnostics())
            : Optional.empty();
    Optional<ElasticType> elastic =
        ElasticTables.knows(type) ? ElasticTables.read(type, table) : Optional.empty();
    KnownKeys.check(table);
    String category = table.text("rule.event_category_override");
    return new Written(
        new HeaderTable(table).read(score),
        type,
        new SourceText(source.name(), query, queryLine()),
        category.isEmpty() ? DEFAULT_CATEGORY_FIELD : category,
        score,
        elastic,
        new RuleFilters(source, table.diagnostics()).read(table.tables("rule.filters")));
  }

  private int queryLine() {
    return RuleTable.textLine(source, table.position("rule.query"));
  }
}

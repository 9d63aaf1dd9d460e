package perilune.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.TomlTable;
import perilune.rules.RuleHeader;
import perilune.rules.RuleHeader.Culprit;
import perilune.rules.RuleHeader.Telling;
import perilune.rules.Severity;

/** Reads what people are told about a rule: {@code [rule]} and {@code [perilune]}. */
final class HeaderTable {

  private final RuleTable table;

  HeaderTable(RuleTable table) {
    this.table = table;
  }

  /** Gives the header; what is wrong with it is among the table's diagnostics. */
  RuleHeader read(Optional<ScoreTable.Written> score) {
    Severity severity = severity();
    return new RuleHeader(
        table.required("rule.rule_id"),
        table.required("rule.name"),
        table.text("rule.description").strip(),
        severity,
        riskScore(severity),
        techniques(),
        table.texts("rule.tags"),
        table.texts("rule.false_positives"),
        table.text("rule.language"),
        table.source().name(),
        telling(score),
        new TermsTable(table).read());
  }

  private Severity severity() {
    String word = table.required("rule.severity");
    Optional<Severity> severity = Severity.of(word);
    if (severity.isEmpty() && !word.isBlank()) {
      table.wrongWord(
          "rule.severity", "unknown severity '" + word + "'", "low, medium, high, critical");
    }
    return severity.orElse(Severity.LOW);
  }

  private int riskScore(Severity severity) {
    return table.value("rule.risk_score") instanceof Long score
        ? Math.clamp(score, 0, 100)
        : severity.riskScore();
  }

  private List<String> techniques() {
    var ids = new ArrayList<String>();
    for (TomlTable threat : table.tables("rule.threat")) {
      for (TomlTable technique : RuleTable.tables(threat.get(List.of("technique")))) {
        ids.add(String.valueOf(technique.get(List.of("id"))));
        for (TomlTable sub : RuleTable.tables(technique.get(List.of("subtechnique")))) {
          ids.add(String.valueOf(sub.get(List.of("id"))));
        }
      }
    }
    return ids;
  }

  private Telling telling(Optional<ScoreTable.Written> score) {
    String word = table.text("perilune.culprit");
    Culprit culprit =
        switch (word) {
          case "", "process" -> Culprit.PROCESS;
          case "parent" -> Culprit.PARENT;
          case "last" -> Culprit.LAST;
          case "lua" -> Culprit.LUA;
          default -> {
            table.wrongWord(
                "perilune.culprit", "unknown culprit '" + word + "'", "process, parent, last, lua");
            yield Culprit.PROCESS;
          }
        };
    return new Telling(
        table.has("rule.building_block_type"),
        culprit,
        table.text("perilune.explanation").strip(),
        score.map(ScoreTable.Written::words).orElse(List.of()),
        score.map(ScoreTable.Written::titles).orElse(List.of()));
  }
}

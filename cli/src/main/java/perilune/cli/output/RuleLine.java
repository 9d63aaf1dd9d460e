package perilune.cli.output;

import java.util.Locale;
import perilune.content.RuleFacts;
import perilune.telemetry.json.JsonLines;

/** Shows one rule on one line. */
public final class RuleLine {

  private RuleLine() {}

  /** Gives severity, id, name, and why it does not run. */
  public static String text(JudgedRule rule) {
    RuleFacts facts = rule.facts();
    String kind = facts.buildingBlock() ? "signal" : facts.severity();
    String name = facts.name().isEmpty() ? facts.place() : facts.name();
    return String.format(
            Locale.ROOT,
            "%-9s %-36s  %s",
            Shown.cut(kind, 9),
            Shown.plain(facts.id()),
            Shown.plain(name))
        + (facts.deprecated() ? "  (deprecated)" : "")
        + (rule.runs() ? "" : "  [not run: " + Shown.plain(rule.reason()) + "]");
  }

  /** Writes a document. */
  public static void write(JudgedRule rule, JsonLines lines) {
    RuleFacts facts = rule.facts();
    lines.start().text("id", facts.id()).text("name", facts.name()).text("file", facts.place());
    lines.text("language", facts.language()).text("type", facts.type());
    lines.text("severity", facts.severity()).texts("technique", facts.techniques());
    lines.texts("tags", facts.tags()).truth("building_block", facts.buildingBlock());
    lines.truth("deprecated", facts.deprecated()).truth("runs", rule.runs());
    lines.textIfAny("reason", rule.reason()).end();
  }
}

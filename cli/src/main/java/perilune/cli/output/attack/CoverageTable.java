package perilune.cli.output.attack;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import perilune.catalog.attack.coverage.CoveredRule;
import perilune.catalog.attack.coverage.CoveredRule.Proof;
import perilune.catalog.attack.coverage.CoveredRule.Reach;
import perilune.catalog.attack.coverage.TechniqueCoverage;
import perilune.catalog.attack.coverage.TechniqueCoverage.BadTag;
import perilune.catalog.attack.coverage.TechniqueCoverage.Row;
import perilune.cli.output.Shown;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.DiagnosticPrinter;
import perilune.source.SourceText;
import perilune.source.Span;
import perilune.telemetry.json.JsonLines;

/**
 * Shows what rules cover. A column that nobody asked for has a hyphen, which is not nought.
 *
 * @param release name of the release
 * @param rules all that were held against it
 * @param telemetry whether telemetry was given
 * @param samples whether samples were run
 */
public record CoverageTable(
    String release, List<CoveredRule> rules, boolean telemetry, boolean samples) {

  private static final int MAX_TOLD = 20;

  /** Prints techniques and analytics with a rule, or all, then tags that name nothing in force. */
  public void print(TechniqueCoverage coverage, PrintStream out, boolean details) {
    out.println("ATT&CK " + Shown.plain(release) + ", " + rules.size() + " rules");
    table("techniques", coverage.techniques(), out, details);
    if (!coverage.analytics().isEmpty()) {
      table("analytics", coverage.analytics(), out, details);
    }
    out.println();
    long untagged = rules.stream().filter(one -> one.techniques().isEmpty()).count();
    out.println(untagged + " rules have no technique");
    long idle = rules.stream().filter(one -> one.reach() == Reach.NOT_RUNNABLE).count();
    out.println(idle + " rules do not run here at all (perilune rules check)");
    if (samples) {
      out.println(count(Proof.NO_SAMPLE) + " rules have no sample that is to be found");
      out.println(count(Proof.FAILED) + " rules fail one of their samples (perilune rules test)");
    }
    out.println(coverage.badTags().size() + " tags name nothing in force");
    tellBadTags(coverage, out);
  }

  private long count(Proof proof) {
    return rules.stream().filter(one -> one.proof() == proof).count();
  }

  private void table(String title, List<Row> rows, PrintStream out, boolean details) {
    long covered = rows.stream().filter(row -> row.tagged() > 0).count();
    long runs = rows.stream().filter(row -> row.runnable() > 0).count();
    long proven = rows.stream().filter(row -> row.proven() > 0).count();
    out.println();
    out.printf("%-52s %8s %9s %8s %7s%n", title, "tagged", "runnable", "proven", "below");
    for (Row row : rows) {
      if (details || row.tagged() > 0) {
        row(Shown.cut(row.object().title(), 52), row, out);
      }
      if (details) {
        row.rules().forEach(rule -> rule(rule, out));
      }
    }
    out.printf(
        "%-52s %8d %9s %8s%n",
        "of " + rows.size() + " " + title,
        covered,
        telemetry ? Long.toString(runs) : "-",
        samples ? Long.toString(proven) : "-");
  }

  private void row(String title, Row row, PrintStream out) {
    out.printf(
        "%-52s %8d %9s %8s %7s%n",
        title,
        row.tagged(),
        telemetry ? Long.toString(row.runnable()) : "-",
        samples ? Long.toString(row.proven()) : "-",
        row.below() == 0 ? "" : Integer.toString(row.below()));
  }

  private static void rule(CoveredRule rule, PrintStream out) {
    String reach = rule.reach() == Reach.NOT_ASKED ? "" : "  " + word(rule.reach());
    String proof = rule.proof() == Proof.NOT_ASKED ? "" : "  " + word(rule.proof());
    out.println("    " + Shown.plain(rule.name()) + reach + proof);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Prints the first of the tags that name nothing in force. */
  public void tellBadTags(TechniqueCoverage coverage, PrintStream out) {
    List<BadTag> all = coverage.badTags();
    for (BadTag one : all.subList(0, Math.min(MAX_TOLD, all.size()))) {
      String message = "the tag " + one.tag() + " of '" + one.rule().name() + "': " + one.why();
      var source = new SourceText(one.rule().place(), one.tag());
      var span = new Span(0, one.tag().length());
      out.print(
          DiagnosticPrinter.print(
              Diagnostic.warning(DiagnosticCode.ATT009, source, span, message)));
    }
    if (all.size() > MAX_TOLD) {
      out.println("and " + (all.size() - MAX_TOLD) + " more (--output json has all)");
    }
  }

  /** Writes {@code technique}, {@code analytic} and {@code bad_tag} lines and a {@code summary}. */
  public void write(TechniqueCoverage coverage, JsonLines lines) {
    coverage.techniques().forEach(row -> write("technique", row, lines));
    coverage.analytics().forEach(row -> write("analytic", row, lines));
    for (BadTag one : coverage.badTags()) {
      lines.start().text("kind", "bad_tag").text("code", DiagnosticCode.ATT009.name());
      lines.text("tag", one.tag()).text("why", one.why()).text("rule_id", one.rule().id());
      lines.text("rule", one.rule().name()).text("file", one.rule().place()).end();
    }
    lines.start().text("kind", "summary").text("release", release).number("rules", rules.size());
    lines.number("techniques", coverage.techniques().size());
    lines.number("analytics", coverage.analytics().size());
    lines.number("bad_tags", coverage.badTags().size());
    lines.truth("telemetry_given", telemetry).truth("samples_run", samples).end();
  }

  private void write(String kind, Row row, JsonLines lines) {
    lines.start().text("kind", kind).text("attack_id", row.object().attackId());
    lines.text("name", row.object().name()).number("tagged", row.tagged());
    number("runnable", telemetry, row.runnable(), lines);
    number("proven", samples, row.proven(), lines);
    number("runnable_and_proven", telemetry && samples, row.runnableAndProven(), lines);
    lines.number("below", row.below()).array("rules");
    for (CoveredRule rule : row.rules()) {
      lines.element().text("id", rule.id()).text("name", rule.name()).text("file", rule.place());
      lines.text("reach", rule.reach().name().toLowerCase(Locale.ROOT));
      lines.text("proof", rule.proof().name().toLowerCase(Locale.ROOT)).endObject();
    }
    lines.endArray().end();
  }

  private static void number(String name, boolean asked, long value, JsonLines lines) {
    if (asked) {
      lines.number(name, value);
    } else {
      lines.none(name);
    }
  }
}

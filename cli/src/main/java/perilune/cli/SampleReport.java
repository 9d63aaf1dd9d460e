package perilune.cli;

import java.io.PrintStream;
import java.util.List;
import perilune.cli.output.Shown;
import perilune.telemetry.json.JsonLines;

/** Shows what came of cases: for people, as JSON lines, or as JUnit's XML for build servers. */
final class SampleReport {

  private final List<SampleCase.Outcome> outcomes;
  private final PrintStream out;

  SampleReport(List<SampleCase.Outcome> outcomes, PrintStream out) {
    this.outcomes = outcomes;
    this.out = out;
  }

  long failed() {
    return outcomes.stream().filter(one -> !one.passed()).count();
  }

  /** Prints failed cases, and the others where all are asked for; then how many there are. */
  void text(boolean all, long untried) {
    for (SampleCase.Outcome one : outcomes) {
      if (all || !one.passed()) {
        out.println(
            (one.passed() ? "ok      " : "FAILED  ")
                + Shown.plain(one.tried().ruleName())
                + "  "
                + Shown.plain(one.tried().sample().toString()));
        if (!one.passed()) {
          out.println("        " + Shown.plain(why(one)));
        }
      }
    }
    out.println(
        outcomes.size()
            + (outcomes.size() == 1 ? " sample, " : " samples, ")
            + failed()
            + " failed; "
            + untried
            + (untried == 1 ? " rule has none" : " rules have none"));
  }

  void ndjson(long untried) {
    var lines = new JsonLines(out);
    for (SampleCase.Outcome one : outcomes) {
      lines.start().text("kind", "sample").text("rule_id", one.tried().ruleId());
      lines.text("rule", one.tried().ruleName()).text("file", one.tried().sample().toString());
      lines.text("expected", one.tried().expected()).number("matches", one.matches());
      lines.number("events", one.events()).truth("passed", one.passed());
      lines.textIfAny("problem", one.problem()).end();
    }
    lines.start().text("kind", "summary").number("samples", outcomes.size());
    lines.number("failed", failed()).number("rules_without_samples", untried).end();
    lines.flush();
  }

  void junit() {
    out.println("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    out.println(
        "<testsuite name=\"perilune rules test\" tests=\""
            + outcomes.size()
            + "\" failures=\""
            + failed()
            + "\">");
    for (SampleCase.Outcome one : outcomes) {
      out.print("  <testcase classname=\"" + xml(one.tried().ruleName()) + "\" name=\"");
      out.print(xml(one.tried().sample().toString()));
      out.println(
          one.passed() ? "\"/>" : "\"><failure message=\"" + xml(why(one)) + "\"/></testcase>");
    }
    out.println("</testsuite>");
  }

  private static String why(SampleCase.Outcome one) {
    return one.problem().isEmpty()
        ? "expected "
            + one.tried().expected()
            + ", found "
            + one.matches()
            + " in "
            + one.events()
            + (one.events() == 1 ? " event" : " events")
        : one.problem();
  }

  private static String xml(String text) {
    return Shown.plain(text).replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}

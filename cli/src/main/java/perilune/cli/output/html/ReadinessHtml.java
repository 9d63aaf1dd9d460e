package perilune.cli.output.html;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import perilune.cli.output.Paint;
import perilune.cli.output.ReadinessReport;
import perilune.cli.output.SummaryText;
import perilune.pipeline.readiness.HostReadiness;
import perilune.pipeline.readiness.HostReadiness.Standing;

/**
 * Shows readiness on one HTML page that an auditor can read: verdicts in numbers, then host by host
 * the evidence counted, what is missing and what to switch on, then what was read.
 */
public final class ReadinessHtml {

  /** Hosts that are told in full, count; of further ones the NDJSON output tells. */
  private static final int MAX_HOSTS = 200;

  private final PrintStream out;

  /** Makes one that prints to a stream, which has to write UTF-8. */
  public ReadinessHtml(PrintStream out) {
    this.out = out;
  }

  /** Writes the page. */
  public void print(ReadinessReport report) {
    var html = new HtmlWriter(out);
    html.doctype().open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en");
    PageHead.write(html, verdict(report) + " - Perilune");
    html.open("body");
    head(html, report);
    html.open("main");
    List<HostReadiness> hosts = report.hosts();
    for (int i = 0; i < Math.min(MAX_HOSTS, hosts.size()); i++) {
      new ReadinessHost(html, report).write(hosts.get(i), i + 1);
    }
    if (hosts.size() > MAX_HOSTS) {
      String more = Wording.counted(hosts.size() - MAX_HOSTS, "further host");
      html.leaf("p", "Not shown: " + more + ". The NDJSON output has all.", "class", "note");
    }
    read(html, report);
    html.close();
    html.open("footer")
        .leaf(
            "p",
            "Made by Perilune. Telemetry is shown as text; control and direction characters as"
                + " escapes.");
    html.close().close().close().end();
    out.flush();
  }

  private static Map<Standing, Long> counts(ReadinessReport report) {
    var all = new TreeMap<Standing, Long>();
    for (HostReadiness host : report.hosts()) {
      if (host.analytics().isEmpty()) {
        all.merge(Standing.UNTRIED, 1L, Long::sum);
      }
      host.analytics().forEach(verdict -> all.merge(verdict.standing(), 1L, Long::sum));
    }
    return all;
  }

  private static String verdict(ReadinessReport report) {
    if (report.hosts().isEmpty()) {
      return "Nothing to judge";
    }
    Map<Standing, Long> counts = counts(report);
    if (counts.size() == 1 && counts.containsKey(Standing.WORKS)) {
      return "The telemetry is ready";
    }
    if (counts.size() == 1 && counts.containsKey(Standing.CANNOT)) {
      return "The telemetry is not ready";
    }
    return counts.size() == 1 && counts.containsKey(Standing.UNTRIED)
        ? "Nothing could be judged"
        : "The telemetry is ready in part";
  }

  private static void head(HtmlWriter html, ReadinessReport report) {
    html.open("header", "class", "top").leaf("p", "Perilune readiness report", "class", "brand");
    html.leaf("h1", verdict(report));
    String events = Wording.counted(report.counters().events(), "event");
    String hosts = Wording.counted(report.hosts().size(), "host");
    html.leaf(
        "p",
        "Which of ATT&CK's analytics for Lua, AN0278 to AN0281, can work with "
            + events
            + " of "
            + hosts
            + ", judged by "
            + Wording.counted(report.rules(), "rule")
            + ".",
        "class",
        "lead");
    if (report.counters().loss().lost() > 0
        || report.counters().loss().missing() > 0
        || !report.unreadable().isEmpty()) {
      html.open("p", "class", "warning");
      html.text("Not everything could be read or was recorded: what is missing here may be there.");
      html.text(" See ").leaf("a", "what was read", "href", "#read").text(".").close();
    }
    html.open("ul", "class", "tiles", "aria-label", "Verdicts, one for each host and analytic");
    Map<Standing, Long> counts = counts(report);
    for (Standing standing : Standing.values()) {
      long count = counts.getOrDefault(standing, 0L);
      html.open("li", "class", count == 0 ? "tile none" : "tile " + colour(standing));
      html.leaf("strong", Wording.number(count)).text(" ");
      html.leaf("span", standing == Standing.UNTRIED ? "not judged" : words(standing)).close();
    }
    html.close().close();
  }

  static String words(Standing standing) {
    return ReadinessReport.words(standing);
  }

  /** Gives the class of the style sheet whose colour says how bad a verdict is. */
  static String colour(Standing standing) {
    return switch (standing) {
      case WORKS -> "low";
      case PARTLY -> "medium";
      case CANNOT -> "critical";
      case UNTRIED -> "high";
    };
  }

  private static void read(HtmlWriter html, ReadinessReport report) {
    html.open("section", "class", "panel", "aria-labelledby", "read");
    html.leaf("h2", "What was read", "id", "read");
    new InputsTable(html).write(report.inputs());
    remarks(html, report);
    html.leaf("h3", "By what");
    html.open("dl", "class", "facts");
    fact(html, "Started", Wording.time(report.startedAt()));
    fact(html, "Build", report.version());
    fact(html, "Rule set", report.ruleSetHash() + ", " + Wording.counted(report.rules(), "rule"));
    fact(html, "Arguments", String.join(" ", report.arguments()));
    html.close();
    html.leaf("h3", "How it is judged");
    html.leaf(
        "p",
        "Each rule's own sample is run through the whole of Perilune again and again, each time"
            + " without one kind of events or one field. Where the rule falls silent, it needs"
            + " that. A rule is blind on a host whose telemetry has none of something it needs. No"
            + " event of a kind means that it is not recorded, or that nothing of the kind"
            + " happened: for rare kinds the page says so.",
        "class",
        "note");
    html.close();
  }

  private static void remarks(HtmlWriter html, ReadinessReport report) {
    var buffer = new ByteArrayOutputStream();
    var lines = new PrintStream(buffer, false, StandardCharsets.UTF_8);
    var text = new SummaryText(lines, new Paint(false));
    text.problems(report.inputs(), report.unreadable());
    text.oddities(report.counters(), report.inputNames());
    lines.flush();
    List<String> remarks = buffer.toString(StandardCharsets.UTF_8).lines().toList();
    html.leaf("h3", "Refused, lost or given up");
    if (remarks.isEmpty()) {
      html.leaf(
          "p", "Nothing: all inputs were read whole, no record is missing, no limit was met.");
      return;
    }
    html.open("ul", "class", "remarks");
    for (String remark : remarks.subList(0, Math.min(InputsTable.MAX_LISTED, remarks.size()))) {
      String kind = remark.startsWith(" ") ? "detail" : "remark";
      html.leaf("li", Wording.value(remark.strip()), "class", kind, "dir", "ltr");
    }
    html.close();
    InputsTable.more(html, remarks.size(), "further remark");
  }

  static void fact(HtmlWriter html, String name, String value) {
    html.open("div", "class", name.equals("Arguments") ? "fact wide" : "fact").leaf("dt", name);
    html.open("dd").leaf("code", Wording.value(value), "dir", "ltr").close().close();
  }
}

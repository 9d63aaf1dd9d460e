package perilune.cli.output.html;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import perilune.cli.output.Paint;
import perilune.cli.output.RunSummary;
import perilune.cli.output.SummaryText;

/** What was read, refused and lost, and by what: trust, and the chain of custody. */
final class RunSection {

  private final HtmlWriter html;
  private final RunSummary summary;
  private final Instant startedAt;

  RunSection(HtmlWriter html, RunSummary summary, Instant startedAt) {
    this.html = html;
    this.summary = summary;
    this.startedAt = startedAt;
  }

  void write() {
    html.open("section", "class", "panel", "aria-labelledby", "read");
    html.leaf("h2", "What was read", "id", "read");
    new InputsTable(html).write(summary.inputs());
    remarks();
    html.leaf("h3", "By what");
    html.open("dl", "class", "facts");
    fact("Started", Wording.time(startedAt));
    fact("Took", Wording.duration(summary.time()));
    fact("Build", summary.version());
    fact("Rule set", summary.ruleSetHash() + ", " + Wording.counted(summary.rules(), "rule"));
    fact("Arguments", String.join(" ", summary.arguments()));
    html.close().close();
  }

  private void fact(String name, String value) {
    html.open("div", "class", name.equals("Arguments") ? "fact wide" : "fact").leaf("dt", name);
    html.open("dd").leaf("code", Wording.value(value), "dir", "ltr").close().close();
  }

  /** In the words of the terminal: what it says of refusals, gaps and limits holds here too. */
  private void remarks() {
    var buffer = new ByteArrayOutputStream();
    var lines = new PrintStream(buffer, false, StandardCharsets.UTF_8);
    var text = new SummaryText(lines, new Paint(false));
    text.problems(summary.inputs(), summary.unreadable());
    text.oddities(summary.counters(), summary.inputNames());
    text.untold(summary.untold());
    text.blind(summary);
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
}

package perilune.cli.output.html;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import perilune.cli.output.Paint;
import perilune.cli.output.RunSummary;
import perilune.cli.output.SummaryText;
import perilune.pipeline.input.InputReport;

/** What was read, refused and lost, and by what: trust, and the chain of custody. */
final class RunSection {

  /** Inputs and remarks that are listed, count each; NDJSON has all. */
  private static final int MAX_LISTED = 500;

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
    inputs();
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

  private void inputs() {
    List<InputReport> inputs = summary.inputs();
    if (inputs.isEmpty()) {
      html.leaf("p", "There was no input.", "class", "note");
      return;
    }
    html.open("table", "class", "inputs")
        .leaf("caption", "Inputs, with the SHA-256 of their bytes");
    html.open("thead").open("tr");
    for (String head : List.of("Input", "Format", "Events", "Refused", "SHA-256")) {
      html.leaf("th", head, "scope", "col");
    }
    html.close().close().open("tbody");
    inputs.stream().limit(MAX_LISTED).forEach(this::input);
    html.close().close();
    more(inputs.size(), "further input");
  }

  private void input(InputReport input) {
    long refused = input.refusals().counts().values().stream().mapToLong(Long::longValue).sum();
    html.open("tr").open("th", "scope", "row", "data-label", "Input");
    html.leaf("code", Wording.value(input.name()), "dir", "ltr").close();
    String format =
        switch (input.outcome()) {
          case READABLE -> input.explanation();
          case EMPTY -> "empty";
          case UNRECOGNISED, UNREADABLE -> "not read";
        };
    html.leaf("td", format, "data-label", "Format");
    html.leaf("td", Wording.number(input.events()), "data-label", "Events", "class", "count");
    html.leaf("td", Wording.number(refused), "data-label", "Refused", "class", "count");
    html.open("td", "data-label", "SHA-256");
    html.leaf("code", input.sha256().isEmpty() ? "none" : input.sha256(), "class", "hash").close();
    html.close();
  }

  private void more(int count, String what) {
    if (count > MAX_LISTED) {
      String more = Wording.counted(count - MAX_LISTED, what);
      html.leaf("p", "Not listed: " + more + ". The NDJSON output has all.", "class", "note");
    }
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
    for (String remark : remarks.subList(0, Math.min(MAX_LISTED, remarks.size()))) {
      String kind = remark.startsWith(" ") ? "detail" : "remark";
      html.leaf("li", Wording.value(remark.strip()), "class", kind, "dir", "ltr");
    }
    html.close();
    more(remarks.size(), "further remark");
  }
}

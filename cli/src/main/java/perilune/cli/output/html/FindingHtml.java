package perilune.cli.output.html;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import perilune.cli.output.FindingPrinter;
import perilune.cli.output.RunSummary;
import perilune.findings.Finding;

/**
 * Shows findings on one HTML page, written at the end of the run: verdict, then for each culprit
 * the findings, timeline, process tree and evidence, the worst first, then what was read and by
 * what.
 *
 * <p>A page has room for {@link Deeds#MAX_DETAILED} culprits, and for a line each of {@link
 * Deeds#MAX_LISTED} others; the rest is counted, and the page says so. Memory is bounded
 * accordingly.
 */
public final class FindingHtml implements FindingPrinter {

  private final PrintStream out;
  private final Instant startedAt;
  private final Deeds deeds;
  private IntFunction<String> names = number -> "input " + number;

  /**
   * Makes one that prints to a stream, which has to write UTF-8.
   *
   * @param startedAt when the run began, for the page to say
   */
  public FindingHtml(PrintStream out, Instant startedAt) {
    this(out, startedAt, new Deeds(Deeds.MAX_DETAILED, Deeds.MAX_LISTED));
  }

  FindingHtml(PrintStream out, Instant startedAt, Deeds deeds) {
    this.out = out;
    this.startedAt = startedAt;
    this.deeds = deeds;
  }

  @Override
  public void print(Finding finding, IntFunction<String> inputNames) {
    names = inputNames;
    deeds.add(finding);
  }

  @Override
  public void print(RunSummary summary) {
    var html = new HtmlWriter(out);
    var head = new HeadSection(html, summary, startedAt, deeds);
    html.doctype().open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en");
    PageHead.write(html, head.title());
    html.open("body");
    head.write();
    html.open("main");
    head.glance();
    List<Deed> detailed = deeds.detailed();
    for (int i = 0; i < detailed.size(); i++) {
      new DeedSection(html, names).write(detailed.get(i), i + 1);
    }
    others(html);
    new RunSection(html, summary, startedAt).write();
    html.close();
    html.open("footer")
        .leaf(
            "p",
            "Made by Perilune. Telemetry is shown as text; control and direction characters as escapes.");
    html.close().close().close().end();
    out.flush();
  }

  private void others(HtmlWriter html) {
    List<Deed.Line> listed = deeds.listed();
    if (listed.isEmpty()) {
      return;
    }
    html.open("section", "class", "panel", "aria-labelledby", "others");
    html.leaf("h2", "Further findings", "id", "others");
    html.leaf("p", "The worst culprits are told above; for these there is room for a line each.");
    html.open("table").leaf("caption", "Further culprits, the worst first");
    html.open("thead").open("tr");
    for (String name : List.of("Severity", "Process", "Worst finding", "Host", "Time (UTC)")) {
      html.leaf("th", name, "scope", "col");
    }
    html.close().close().open("tbody");
    listed.forEach(line -> new DeedRow(html).write(line, ""));
    html.close().close();
    if (deeds.beyond() > 0) {
      String more = Wording.counted(deeds.beyond(), "further finding or revision");
      html.leaf("p", more + " counted only. The NDJSON output has all.", "class", "note");
    }
    html.close();
  }
}

package perilune.cli.output;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import perilune.event.RetainedEvent;
import perilune.findings.Finding;
import perilune.findings.FoundEvent;
import perilune.findings.ProcessTree;

/**
 * Shows findings to an analyst: one line of summary, the sentence why, the process tree with the
 * culprit marked, then the evidence with its place in the files.
 */
public final class FindingText implements FindingPrinter {

  private static final String INDENT = "  ";

  /** Evidence shown for one event; NDJSON has all of it. */
  private static final int MAX_EVIDENCE = 6;

  private final PrintStream out;
  private final Paint paint;
  private final int width;
  private final SummaryText summaryText;

  /** Makes one that prints to a stream. */
  public FindingText(PrintStream out, Paint paint, int width) {
    this.out = out;
    this.paint = paint;
    this.width = Math.max(60, width);
    this.summaryText = new SummaryText(out, paint);
  }

  @Override
  public void print(Finding finding, IntFunction<String> inputNames) {
    headline(finding);
    out.println(INDENT + Shown.plain(finding.explanation()));
    out.println();
    for (ProcessTree.Node root : finding.tree().roots()) {
      node(root, INDENT, INDENT);
    }
    out.println();
    for (int i = 0; i < finding.events().size(); i++) {
      event(finding, i, inputNames);
    }
    String id = "finding " + finding.id() + ", rule " + Shown.plain(finding.rule().place());
    out.println(INDENT + paint.faint(id));
    out.println();
  }

  private void headline(Finding finding) {
    String severity = finding.rule().severity().name();
    String techniques = String.join(" ", finding.rule().techniques());
    out.println(
        paint.severity(finding.rule().severity(), " " + severity + " ")
            + " "
            + paint.strong(Shown.plain(finding.rule().name()))
            + "  "
            + paint.faint(Shown.plain(techniques)));
    var user = finding.user();
    String who = user.name().isEmpty() ? user.id() : user.name();
    out.println(
        INDENT
            + time(finding.timeNanos())
            + "  host "
            + Shown.plain(finding.host().name())
            + (who.isEmpty() ? "" : "  user " + Shown.plain(who))
            + entry(finding.entry()));
  }

  private static String entry(Finding.Entry entry) {
    if (entry.type().equals("unknown")) {
      return "";
    }
    String from = entry.sourceIp().isEmpty() ? "" : " from " + Shown.plain(entry.sourceIp());
    String who = entry.userName().isEmpty() ? "" : " of " + Shown.plain(entry.userName());
    return "  by " + Shown.plain(entry.type()) + who + from;
  }

  private void node(ProcessTree.Node node, String first, String rest) {
    String text = node.commandLine().isEmpty() ? node.executable() : node.commandLine();
    if (text.isEmpty()) {
      text = node.name().isEmpty() ? "(unknown)" : node.name();
    }
    String mark = node.culprit() ? "▶ " : "";
    String shown = mark + Shown.cut(text, Math.max(20, width - first.length() - 2));
    out.println(first + (node.culprit() ? paint.culprit(shown) : shown));
    List<ProcessTree.Node> children = node.children();
    for (int i = 0; i < children.size(); i++) {
      boolean last = i == children.size() - 1;
      node(children.get(i), rest + (last ? "└─ " : "├─ "), rest + (last ? "   " : "│  "));
    }
  }

  private void event(Finding finding, int number, IntFunction<String> inputNames) {
    FoundEvent event = finding.events().get(number);
    RetainedEvent kept = event.event();
    String place = inputNames.apply(kept.input()) + ":" + kept.line();
    String pid =
        event.process().pid().isPresent() ? " pid " + event.process().pid().getAsLong() : "";
    String name = event.process().name() + pid;
    out.println(
        INDENT
            + paint.strong(String.format(Locale.ROOT, "%d ", number + 1))
            + time(kept.timeNanos())
            + "  "
            + Shown.plain(name)
            + "  "
            + Shown.plain(event.action())
            + "  "
            + Shown.cut(event.object(), Math.max(40, width - 50)));
    out.println(INDENT + "  " + paint.faint("at " + Shown.plain(place)));
    finding.evidence().stream()
        .filter(evidence -> evidence.event() == number)
        .limit(MAX_EVIDENCE)
        .forEach(this::evidence);
  }

  private void evidence(Finding.Evidence evidence) {
    String line =
        evidence.field()
            + " is "
            + Shown.cut(evidence.value(), 60)
            + ", asked for "
            + evidence.predicate();
    out.println(INDENT + "  - " + Shown.cut(line, Math.max(60, width - 6)));
  }

  private static String time(long nanos) {
    return Instant.ofEpochSecond(0, nanos).truncatedTo(ChronoUnit.MILLIS).toString();
  }

  @Override
  public void print(RunSummary summary) {
    summaryText.print(summary);
  }
}

package perilune.cli.output;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import perilune.findings.Finding;
import perilune.findings.ProcessTree;

/**
 * Shows findings to an analyst: for each culprit one line a finding with the sentence why, the
 * worst first, then the process tree with the culprit marked, then the evidence with its place in
 * the files.
 *
 * <p>Findings of one culprit belong together, so they wait until the end of the run, or until there
 * are {@link #MAX_WAITING}.
 */
public final class FindingText implements FindingPrinter {

  /** Findings that wait to be shown together with others, count. */
  static final int MAX_WAITING = 2_000;

  private static final String INDENT = "  ";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final PrintStream out;
  private final Paint paint;
  private final int width;
  private final EvidenceText evidenceText;
  private final SummaryText summaryText;

  private final Map<String, List<Finding>> byCulprit = new LinkedHashMap<>();
  private final Map<String, String> culpritById = new HashMap<>();
  private int waiting;
  private IntFunction<String> names = number -> "input " + number;

  /** Makes one that prints to a stream. */
  public FindingText(PrintStream out, Paint paint, int width) {
    this.out = out;
    this.paint = paint;
    this.width = Math.max(60, width);
    this.evidenceText = new EvidenceText(out, paint, this.width);
    this.summaryText = new SummaryText(out, paint);
  }

  @Override
  public void print(Finding finding, IntFunction<String> inputNames) {
    names = inputNames;
    String entity = finding.culprit().entityId();
    String culprit = entity.isEmpty() ? finding.id() : finding.host().name() + '\0' + entity;
    // A person reads the story as it is now, not how it grew: another may be to blame by now.
    String before = culpritById.put(finding.id(), culprit);
    List<Finding> earlier = before == null ? null : byCulprit.get(before);
    if (earlier != null) {
      earlier.removeIf(one -> one.id().equals(finding.id()));
      if (earlier.isEmpty()) {
        byCulprit.remove(before);
      }
    }
    byCulprit.computeIfAbsent(culprit, _ -> new ArrayList<>()).add(finding);
    if (++waiting >= MAX_WAITING) {
      printWaiting();
    }
  }

  @Override
  public void print(RunSummary summary) {
    printWaiting();
    summaryText.print(summary);
    if (summary.cost() != null) {
      new ProfileText(out, paint).print(summary.cost());
    }
  }

  private void printWaiting() {
    byCulprit.values().forEach(this::culprit);
    byCulprit.clear();
    culpritById.clear();
    waiting = 0;
  }

  private void culprit(List<Finding> findings) {
    findings.sort(
        Comparator.comparing((Finding finding) -> finding.rule().severity())
            .reversed()
            .thenComparingLong(Finding::timeNanos));
    findings.forEach(this::headline);
    where(findings.getFirst());
    out.println();
    for (ProcessTree.Node root : ProcessTree.of(findings).roots()) {
      node(root, INDENT, INDENT);
    }
    out.println();
    evidenceText.print(findings, names);
    for (Finding finding : findings) {
      String id = "finding " + finding.id() + ", rule " + Shown.plain(finding.rule().place());
      out.println(INDENT + paint.faint(id));
    }
    out.println();
  }

  private void headline(Finding finding) {
    var rule = finding.rule();
    out.println(
        paint.severity(rule.severity(), " " + rule.severity().name() + " ")
            + " "
            + paint.strong(Shown.plain(rule.name()))
            + "  "
            + paint.faint(Shown.plain(String.join(" ", rule.techniques()))));
    out.println(INDENT + Shown.plain(finding.explanation()));
    if (finding.suppressed().count() > 0) {
      out.println(INDENT + paint.faint(Shown.plain(SuppressedText.of(finding.suppressed()))));
    }
  }

  private void where(Finding finding) {
    var user = finding.user();
    String who = user.name().isEmpty() ? user.id() : user.name();
    String line =
        (finding.timed() ? time(finding.timeNanos()) : "no time")
            + "  host "
            + Shown.plain(finding.host().name())
            + (who.isEmpty() ? "" : "  user " + Shown.plain(who))
            + entry(finding.entry());
    out.println(INDENT + paint.faint(line));
    String owner = PackageText.line(finding.culprit());
    if (!owner.isEmpty()) {
      out.println(INDENT + paint.faint(owner));
    }
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

  /** Gives a time in UTC to the millisecond. */
  static String time(long nanos) {
    return TIME.format(Instant.ofEpochSecond(0, nanos));
  }
}

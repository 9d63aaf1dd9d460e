package perilune.cli.output;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import perilune.event.RetainedEvent;
import perilune.findings.Finding;
import perilune.findings.FoundEvent;

/**
 * Shows the events of findings in the order of time, each once, with what the rules saw in them.
 */
final class EvidenceText {

  /** Lines for one event; NDJSON has all of them. */
  private static final int MAX_LINES = 8;

  private static final int MAX_VALUE = 60;

  /** Fields that the line of the event says already. */
  private static final Set<String> OBVIOUS = Set.of("event.category", "event.type");

  private final PrintStream out;
  private final Paint paint;
  private final int width;

  /** An event with the lines that the findings have about it. */
  private record Seen(FoundEvent event, Set<String> lines) {}

  EvidenceText(PrintStream out, Paint paint, int width) {
    this.out = out;
    this.paint = paint;
    this.width = width;
  }

  void print(List<Finding> findings, IntFunction<String> inputNames) {
    Map<String, Seen> byId = new LinkedHashMap<>();
    for (Finding finding : findings) {
      for (int i = 0; i < finding.events().size(); i++) {
        FoundEvent event = finding.events().get(i);
        int number = i;
        Seen seen = byId.computeIfAbsent(event.id(), _ -> new Seen(event, new LinkedHashSet<>()));
        finding.evidence().stream()
            .filter(e -> e.event() == number && !OBVIOUS.contains(e.field()))
            .forEach(e -> seen.lines().add(line(e)));
      }
    }
    var inOrder = new ArrayList<>(byId.values());
    inOrder.sort(
        Comparator.comparingLong((Seen seen) -> seen.event().event().timeNanos())
            .thenComparing(seen -> seen.event().event().sequence() - 1, Long::compareUnsigned));
    for (int i = 0; i < inOrder.size(); i++) {
      event(i + 1, inOrder.get(i), inputNames);
    }
  }

  private void event(int number, Seen seen, IntFunction<String> inputNames) {
    RetainedEvent kept = seen.event().event();
    var process = seen.event().process();
    String pid = process.pid().isPresent() ? " pid " + process.pid().getAsLong() : "";
    String what = seen.event().action() + "  " + seen.event().object();
    String time = kept.timed() ? FindingText.time(kept.timeNanos()) : "no time";
    out.println(
        "  "
            + paint.strong(number + " ")
            + time
            + "  "
            + Shown.plain(process.name() + pid)
            + "  "
            + Shown.cut(what, Math.max(40, width - 48)));
    String place = inputNames.apply(kept.input()) + ":" + kept.line();
    out.println("    " + paint.faint("at " + Shown.plain(place)));
    seen.lines().stream().limit(MAX_LINES).forEach(line -> out.println("    - " + line));
  }

  /** Says what was seen and, where that is not the same, what was asked for. */
  private static String line(Finding.Evidence evidence) {
    String value = Shown.cut(evidence.value(), MAX_VALUE);
    String seen = Shown.plain(evidence.field()) + " is " + value;
    return evidence.predicate().equals(evidence.value())
        ? seen
        : seen + ", asked for: " + Shown.cut(evidence.predicate(), MAX_VALUE);
  }
}

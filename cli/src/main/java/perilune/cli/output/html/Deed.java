package perilune.cli.output.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import perilune.findings.Finding;
import perilune.findings.FoundProcess;
import perilune.rules.Severity;

/**
 * The findings about one culprit.
 *
 * <p>Holds {@link #MAX_FINDINGS} of them, the worst; counts the others. Owned by one thread.
 */
final class Deed {

  /** Findings and revisions of one culprit that are told, count. */
  static final int MAX_FINDINGS = 20;

  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing((Finding finding) -> finding.rule().severity())
          .reversed()
          .thenComparingLong(Finding::timeNanos)
          .thenComparing(finding -> finding.rule().id())
          .thenComparing(Finding::id)
          .thenComparingInt(Finding::revision);

  private final List<Finding> findings = new ArrayList<>();
  private long omitted;

  /** What is left of a deed for which there is no room: a line in a table. */
  record Line(Severity worst, String rule, When when, String host, String process, long count) {}

  /** When a finding was complete; the time means nothing where it is not timed. */
  record When(boolean timed, long nanos) {}

  /** Starts one of which so many findings were met before, and forgotten. */
  Deed(long omitted) {
    this.omitted = omitted;
  }

  void add(Finding finding) {
    // A person reads the story as it is now, not how it grew.
    findings.removeIf(earlier -> earlier.id().equals(finding.id()));
    findings.add(finding);
    if (findings.size() > MAX_FINDINGS) {
      findings.sort(WORST_FIRST);
      findings.removeLast();
      omitted++;
    }
  }

  /** Takes a finding out; true if nothing is left. */
  boolean leaveOut(String id) {
    findings.removeIf(earlier -> earlier.id().equals(id));
    return findings.isEmpty() && omitted == 0;
  }

  Severity worst() {
    return findings.stream()
        .map(finding -> finding.rule().severity())
        .max(Comparator.naturalOrder())
        .orElse(Severity.LOW);
  }

  /** Gives what is told of it, the worst first. */
  List<Finding> findings() {
    return findings.stream().sorted(WORST_FIRST).toList();
  }

  /** Gives how many findings and revisions are not told. */
  long omitted() {
    return omitted;
  }

  FoundProcess culprit() {
    return findings.getFirst().culprit();
  }

  /** Gives a few words for the culprit. */
  String name() {
    return name(culprit());
  }

  static String name(FoundProcess process) {
    if (!process.name().isEmpty()) {
      return Wording.brief(process.name(), 80);
    }
    String path = process.executable();
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.isEmpty() ? "unknown process" : Wording.brief(last, 80);
  }

  /** Gives what fits into a line. */
  Line line() {
    Finding first = findings().getFirst();
    String pid = culprit().pid().isPresent() ? " (pid " + culprit().pid().getAsLong() + ")" : "";
    return new Line(
        worst(),
        Wording.brief(first.rule().name(), 120),
        new When(first.timed(), first.timeNanos()),
        Wording.brief(first.host().name(), 80),
        name() + pid,
        findings.size() + omitted);
  }
}

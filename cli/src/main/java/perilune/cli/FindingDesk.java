package perilune.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.cli.output.FindingPrinter;
import perilune.context.baseline.Baseline;
import perilune.engine.Match;
import perilune.event.FieldTable;
import perilune.findings.Finding;
import perilune.findings.FindingBuilder;
import perilune.findings.FindingRevisions;
import perilune.findings.FindingSuppression;
import perilune.pipeline.Scope;
import perilune.rules.Rule;
import perilune.rules.Severity;

/** Turns the matches of a hunt into what is printed, and counts it. Owned by one thread. */
final class FindingDesk {

  private final FindingBuilder builder;
  private final Scope scope;
  private final FindingPrinter printer;
  private final FindingSuppression suppression;
  private final FindingRevisions revisions = new FindingRevisions();
  private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);
  private ApprovedStories approved = new ApprovedStories(Baseline.EMPTY, List.of());
  private long outsideScope;
  private HistoryOptions history = new HistoryOptions();
  private EventRun.InputNames names = number -> "input " + number;

  FindingDesk(List<Rule> rules, FieldTable fields, Scope scope, FindingPrinter printer) {
    this.builder = new FindingBuilder(rules, fields);
    this.scope = scope;
    this.printer = printer;
    this.suppression = new FindingSuppression(rules, fields, this::told);
  }

  void names(EventRun.InputNames known) {
    names = known;
  }

  /** Leaves out what happened in these inputs. */
  void passOver(HistoryOptions learnt) {
    history = learnt;
  }

  /** Leaves out what an approved baseline tells wholly. */
  void passOver(ApprovedStories stories) {
    approved = stories;
  }

  /** Takes a match; what lies outside the scope opens no group of like ones. */
  void take(Match match) {
    if (history.holds(names.name(match.latest().input()))) {
      return;
    }
    Optional<Finding> finding = builder.build(match);
    if (finding.isEmpty() || approved.explain(match)) {
      return;
    }
    if (scope.holds(finding.get())) {
      suppression.accept(match);
    } else {
      outsideScope++;
    }
  }

  /** No match comes any more. */
  void finish() {
    suppression.finish();
  }

  private void told(Match match, Finding.Suppressed suppressed) {
    builder.build(match).ifPresent(finding -> print(finding.with(suppressed)));
  }

  private void print(Finding finding) {
    // A finding that grew counts once, as bad as it is now.
    revisions
        .severity(finding.id())
        .ifPresent(before -> counts.computeIfPresent(before, (_, n) -> n == 1 ? null : n - 1));
    Finding numbered = revisions.next(finding);
    counts.merge(numbered.rule().severity(), 1L, Long::sum);
    printer.print(numbered, names::name);
  }

  Map<Severity, Long> counts() {
    return counts;
  }

  /** Gives how many matches an approved baseline told wholly. */
  long explained() {
    return approved.explained();
  }

  long outsideScope() {
    return outsideScope;
  }

  FindingSuppression suppression() {
    return suppression;
  }
}

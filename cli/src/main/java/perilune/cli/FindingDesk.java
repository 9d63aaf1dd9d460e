package perilune.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.cli.output.FindingPrinter;
import perilune.cli.output.RunSummary;
import perilune.engine.Match;
import perilune.event.FieldTable;
import perilune.findings.Finding;
import perilune.findings.FindingBuilder;
import perilune.findings.FindingRevisions;
import perilune.findings.FindingSuppression;
import perilune.pipeline.Scope;
import perilune.rules.Rule;
import perilune.rules.Severity;

/** Turns the matches of a hunt into findings. Owned by one thread. */
final class FindingDesk implements MatchDesk {

  private final FindingBuilder builder;
  private final Scope scope;
  private final FindingPrinter printer;
  private final FindingSuppression suppression;
  private final FindingRevisions revisions = new FindingRevisions();
  private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);
  private final PassedOver passed;
  private long outsideScope;
  private EventRun.InputNames names = number -> "input " + number;

  FindingDesk(
      List<Rule> rules, FieldTable fields, Scope scope, PassedOver passed, FindingPrinter printer) {
    this.passed = passed;
    this.builder = new FindingBuilder(rules, fields);
    this.scope = scope;
    this.printer = printer;
    this.suppression = new FindingSuppression(rules, fields, this::told);
  }

  @Override
  public void names(EventRun.InputNames known) {
    names = known;
  }

  /** Takes a match; what lies outside the scope opens no group of like ones. */
  @Override
  public void take(Match match) {
    if (passed.isHistory(match, names)) {
      return;
    }
    Optional<Finding> finding = builder.build(match);
    if (finding.isEmpty() || passed.isApproved(match)) {
      return;
    }
    if (scope.holds(finding.get())) {
      suppression.accept(match);
    } else {
      outsideScope++;
    }
  }

  @Override
  public void finish() {
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

  @Override
  public void print(RunSummary summary) {
    printer.print(summary);
  }

  @Override
  public Map<Severity, Long> counts() {
    return counts;
  }

  @Override
  public long outsideScope() {
    return outsideScope;
  }

  @Override
  public RunSummary.Untold untold(long deprecatedRules) {
    return new RunSummary.Untold(
        deprecatedRules,
        suppression.suppressed(),
        suppression.takenEarly(),
        suppression.endedEarly(),
        passed.approved());
  }
}

package perilune.cli;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import perilune.cli.output.MatchNdjson;
import perilune.cli.output.RunSummary;
import perilune.engine.Match;
import perilune.event.RetainedEvent;
import perilune.pipeline.Scope;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;
import perilune.rules.Severity;

/**
 * Shows matches as they are: what their events are and what they mean is for who reads them on.
 * Groups of like ones are not put together. Owned by one thread.
 */
final class PlainDesk implements MatchDesk {

  private final Map<String, RuleHeader> headers = new HashMap<>();
  private final Scope scope;
  private final PassedOver passed;
  private final MatchNdjson printer;
  private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);
  private EventRun.InputNames names = number -> "input " + number;
  private long outsideScope;

  PlainDesk(List<Rule> rules, Scope scope, PassedOver passed, MatchNdjson printer) {
    rules.forEach(rule -> headers.put(rule.header().id(), rule.header()));
    this.scope = scope;
    this.passed = passed;
    this.printer = printer;
    if (scope.user().isPresent()) {
      throw new UsageMistake("--user narrows findings; --output matches does not know of users");
    }
  }

  @Override
  public void names(EventRun.InputNames known) {
    names = known;
  }

  @Override
  public void take(Match match) {
    RuleHeader header = headers.get(match.ruleId());
    if (header == null) {
      throw new IllegalArgumentException("a match of an unknown rule: " + match.ruleId());
    }
    if (header.telling().buildingBlock() || match.events().isEmpty()) {
      return;
    }
    RetainedEvent latest = match.latest();
    if (passed.isHistory(match, names) || passed.isApproved(match)) {
      return;
    }
    if (!scope.holds(latest)) {
      outsideScope++;
      return;
    }
    counts.merge(header.severity(), 1L, Long::sum);
    printer.print(match, header, names::name);
  }

  @Override
  public void finish() {
    // Nothing waits.
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
    return new RunSummary.Untold(deprecatedRules, 0, 0, 0, passed.approved());
  }
}

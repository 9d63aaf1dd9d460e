package perilune.cli.output.html;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import perilune.engine.table.ResultRow;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;
import perilune.findings.Finding;
import perilune.findings.FoundEvent;
import perilune.findings.FoundPackage;
import perilune.findings.FoundProcess;
import perilune.findings.ProcessTree;
import perilune.rules.RuleHeader;
import perilune.rules.RuleTerms;
import perilune.rules.Severity;

/** Findings that say little, for tests of what is done with many. */
final class Findings {

  private Findings() {}

  /** Gives a finding about a process; its id is the process's and the number. */
  static Finding about(String process, Severity severity, int number) {
    FoundProcess culprit = process(process);
    return of(process, severity, number, List.of(event(process + number, culprit, number)));
  }

  /** Gives an event of a process at a time; below 0 at none. */
  static FoundEvent event(String id, FoundProcess process, long timeNanos) {
    var event = new Event(new FieldTable());
    event.header().timed = timeNanos >= 0;
    event.header().timeNanos = timeNanos;
    event.put(KnownField.EVENT_ID, id);
    return new FoundEvent(RetainedEvent.whole(event), process, "exec", "", Map.of());
  }

  /** Gives a finding about a process with some events. */
  static Finding of(String process, Severity severity, int number, List<FoundEvent> events) {
    FoundProcess culprit = process(process);
    return new Finding(
        process + number,
        1,
        rule(severity),
        new Finding.Host("h", "h", "linux"),
        number,
        culprit,
        Optional.empty(),
        new Finding.User("", "", "", "", ""),
        new Finding.Entry("unknown", "", ""),
        events,
        new ProcessTree(List.of()),
        List.of(),
        List.of(),
        "It happened.",
        Finding.Suppressed.NONE,
        ResultRow.NONE,
        List.of());
  }

  static FoundProcess process(String name) {
    return new FoundProcess(
        name,
        OptionalLong.of(7),
        name,
        "",
        List.of(),
        "",
        "unknown",
        false,
        "",
        new FoundPackage("", "", "", ""));
  }

  private static RuleHeader rule(Severity severity) {
    return new RuleHeader(
        severity.word(),
        "rule " + severity.word(),
        "",
        severity,
        1,
        List.of(),
        List.of(),
        List.of(),
        "eql",
        "here",
        RuleHeader.Telling.GENERAL,
        RuleTerms.USUAL);
  }
}

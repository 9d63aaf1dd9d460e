package perilune.cli.output.html;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.findings.Finding;
import perilune.findings.FoundEvent;
import perilune.findings.FoundProcess;
import perilune.findings.ProcessTree;
import perilune.rules.RuleHeader;
import perilune.rules.Severity;

/** Findings that say little, for tests of what is done with many. */
final class Findings {

  private Findings() {}

  /** Gives a finding about a process; its id is the process's and the number. */
  static Finding about(String process, Severity severity, int number) {
    var culprit =
        new FoundProcess(
            process, OptionalLong.of(7), process, "", List.of(), "", "unknown", false, "");
    RetainedEvent event = RetainedEvent.whole(new Event(new FieldTable()));
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
        List.of(new FoundEvent(event, culprit, "exec", "", Map.of())),
        new ProcessTree(List.of()),
        List.of(),
        List.of(),
        "It happened.");
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
        RuleHeader.Telling.GENERAL);
  }
}

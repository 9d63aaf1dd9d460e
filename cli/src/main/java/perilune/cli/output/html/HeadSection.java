package perilune.cli.output.html;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import perilune.cli.output.RunSummary;
import perilune.findings.Finding;
import perilune.pipeline.input.InputReport;
import perilune.rules.Severity;
import perilune.telemetry.OpenedInput;

/** The verdict: in a sentence, in numbers, and culprit by culprit. */
final class HeadSection {

  private static final int MAX_HOSTS = 5;
  private static final int MAX_INPUTS = 3;

  /** Digits of a hash that tell inputs apart; the end of the page has all. */
  private static final int SHORT_HASH = 16;

  private final HtmlWriter html;
  private final RunSummary summary;
  private final Instant startedAt;
  private final Deeds deeds;

  HeadSection(HtmlWriter html, RunSummary summary, Instant startedAt, Deeds deeds) {
    this.html = html;
    this.summary = summary;
    this.startedAt = startedAt;
    this.deeds = deeds;
  }

  /** Gives the title of the page, for tabs and mail. */
  String title() {
    String found =
        summary.findingCount() == 0
            ? "No findings"
            : Wording.counted(summary.findingCount(), "finding")
                + " ("
                + Wording.bySeverity(summary.findings())
                + ")";
    return found + " - Perilune";
  }

  void write() {
    html.open("header", "class", "top");
    html.leaf("p", "Perilune hunt report", "class", "brand");
    html.leaf("h1", verdict());
    lead();
    if (doubt()) {
      String warning =
          summary.findingCount() == 0
              ? "Not everything could be read or was recorded: no finding does not mean that all is well."
              : "Not everything could be read or was recorded: there may be more than was found.";
      html.open("p", "class", "warning").text(warning + " See ");
      html.leaf("a", "what was read", "href", "#read").text(".").close();
    }
    tiles();
    scope();
    html.close();
  }

  private String verdict() {
    return summary.findingCount() == 0
        ? "No findings"
        : Wording.counted(summary.findingCount(), "finding");
  }

  private void lead() {
    html.open("p", "class", "lead", "dir", "ltr");
    List<Deed> detailed = deeds.detailed();
    if (detailed.isEmpty()) {
      String events = Wording.counted(summary.counters().events(), "event");
      String hosts = Wording.counted(summary.counters().hosts(), "host");
      String rules = Wording.counted(summary.rules(), "rule");
      html.text("Nothing in " + events + " of " + hosts + " matched any of " + rules + ".").close();
      return;
    }
    Finding worst = detailed.getFirst().findings().getFirst();
    html.text("The worst is " + worst.rule().severity().word() + ": ");
    html.leaf("strong", Wording.value(worst.rule().name())).text(", on host ");
    html.leaf("bdi", Wording.brief(worst.host().name(), 120));
    if (worst.timed()) {
      html.text(" at ");
      html.leaf(
          "time", Wording.time(worst.timeNanos()), "datetime", Wording.machine(worst.timeNanos()));
    }
    html.text(".").close();
  }

  private boolean doubt() {
    var loss = summary.counters().loss();
    return loss.lost() > 0
        || loss.missing() > 0
        || !summary.unreadable().isEmpty()
        || summary.inputs().stream().anyMatch(input -> input.lostAnything());
  }

  private void tiles() {
    html.open("ul", "class", "tiles", "aria-label", "Findings by severity");
    for (Severity severity : Wording.WORST_FIRST) {
      long count = summary.findings().getOrDefault(severity, 0L);
      html.open("li", "class", count == 0 ? "tile none" : "tile " + severity.word());
      html.leaf("strong", Wording.number(count)).text(" ");
      html.leaf("span", severity.word()).close();
    }
    html.close();
  }

  private void scope() {
    html.open("dl", "class", "scope");
    item("Hosts", hosts());
    List<InputReport> readable =
        summary.inputs().stream()
            .filter(input -> input.outcome() == OpenedInput.Outcome.READABLE)
            .toList();
    item(
        "Read",
        Wording.counted(summary.counters().events(), "event")
            + " from "
            + Wording.counted(readable.size(), "input"));
    item("Rules", Wording.number(summary.rules()));
    item("Hunted", Wording.time(startedAt));
    inputs(readable);
    if (summary.outsideScope() > 0) {
      item(
          "Left out",
          Wording.counted(summary.outsideScope(), "finding")
              + " outside --since, --until, --host or --user");
    }
    html.close();
  }

  private void inputs(List<InputReport> inputs) {
    for (InputReport input : inputs.subList(0, Math.min(MAX_INPUTS, inputs.size()))) {
      html.open("div", "class", "wide").leaf("dt", "Input").open("dd");
      html.leaf("code", Wording.brief(input.name(), 200), "dir", "ltr");
      if (!input.sha256().isEmpty()) {
        html.text(" SHA-256 ").leaf("code", Wording.brief(input.sha256(), SHORT_HASH + 1));
      }
      html.close().close();
    }
    if (inputs.size() > MAX_INPUTS) {
      html.open("div").leaf("dt", "Inputs").open("dd");
      String more = Wording.counted(inputs.size() - MAX_INPUTS, "further input");
      html.leaf("a", more, "href", "#read").close().close();
    }
  }

  private void item(String name, String value) {
    html.open("div").leaf("dt", name).leaf("dd", value, "dir", "ltr").close();
  }

  private String hosts() {
    Set<String> names = new LinkedHashSet<>();
    deeds.detailed().forEach(deed -> names.add(deed.line().host()));
    var shown = new ArrayList<>(names).subList(0, Math.min(MAX_HOSTS, names.size()));
    String count = Wording.number(summary.counters().hosts());
    if (shown.isEmpty()) {
      return count;
    }
    String more = names.size() > shown.size() ? ", ..." : "";
    return count + ", with findings: " + String.join(", ", shown) + more;
  }

  /** Writes the table of all culprits, where there are several. */
  void glance() {
    List<Deed> detailed = deeds.detailed();
    if (detailed.size() < 2) {
      return;
    }
    html.open("nav", "class", "panel", "aria-labelledby", "glance");
    html.leaf("h2", "At a glance", "id", "glance").open("table");
    html.leaf("caption", "Culprits, the worst first").open("thead").open("tr");
    for (String head : List.of("Severity", "Process", "Worst finding", "Host", "Time (UTC)")) {
      html.leaf("th", head, "scope", "col");
    }
    html.close().close().open("tbody");
    for (int i = 0; i < detailed.size(); i++) {
      new DeedRow(html).write(detailed.get(i).line(), "#deed-" + (i + 1));
    }
    html.close().close().close();
  }
}

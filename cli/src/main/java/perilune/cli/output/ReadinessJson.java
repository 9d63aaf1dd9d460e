package perilune.cli.output;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import perilune.pipeline.input.InputReport;
import perilune.pipeline.readiness.HostReadiness;
import perilune.pipeline.readiness.HostReadiness.AnalyticReadiness;
import perilune.pipeline.readiness.HostReadiness.Lack;
import perilune.pipeline.readiness.HostReadiness.RuleReadiness;
import perilune.pipeline.readiness.HostReadiness.Standing;
import perilune.pipeline.readiness.HostTelemetry;
import perilune.pipeline.readiness.Need;
import perilune.rules.Rule;
import perilune.telemetry.json.JsonLines;

/**
 * Writes readiness for machines, one object a line: {@code events} for each kind of events of a
 * host, {@code analytic}, {@code lack} and {@code rule} for its verdicts, {@code input} for what
 * was read, and {@code summary} at the end.
 */
public final class ReadinessJson {

  private final JsonLines lines;

  public ReadinessJson(JsonLines lines) {
    this.lines = lines;
  }

  /** Writes the report. */
  public void write(ReadinessReport report) {
    for (HostReadiness host : report.hosts()) {
      host.host().kinds().forEach((kind, tally) -> kind(host.host(), kind, tally, report));
      host.analytics().forEach(verdict -> analytic(host.host(), verdict));
      if (host.analytics().isEmpty()) {
        start("unjudged", host.host()).texts("platforms", host.host().platforms()).end();
      }
    }
    report.inputs().forEach(this::input);
    report
        .unreadable()
        .forEach(path ->
            lines
                .start()
                .text("kind", "unreadable")
                .text("path", path.path())
                .text("why", path.reason())
                .end());
    lines.start().text("kind", "summary").text("version", report.version());
    lines.text("started", report.startedAt().toString()).texts("arguments", report.arguments());
    lines.number("rules", report.rules()).text("rule_set", report.ruleSetHash());
    lines.number("events", report.counters().events()).number("hosts", report.hosts().size());
    lines.number("lost", report.counters().loss().lost());
    lines.number("missing", report.counters().loss().missing());
    lines.number("events_of_further_hosts", report.untold()).end();
    lines.flush();
  }

  private JsonLines start(String kind, HostTelemetry host) {
    return lines.start().text("kind", kind).text("host", host.name()).text("host_key", host.key());
  }

  private void kind(
      HostTelemetry host, String kind, HostTelemetry.Tally tally, ReadinessReport report) {
    start("events", host).texts("sensors", host.sensors()).text("events_of", kind);
    lines.number("events", tally.events());
    seen("first", tally.first(), report);
    seen("last", tally.last(), report);
    new TreeMap<>(tally.fields())
        .forEach((field, count) -> {
          if (count > 0) {
            lines.number("with " + field, count);
          }
        });
    new TreeMap<>(tally.records()).forEach((type, count) -> lines.number("records " + type, count));
    lines.end();
  }

  private void seen(String name, HostTelemetry.Seen seen, ReadinessReport report) {
    if (seen.timed()) {
      lines.text(name, Instant.ofEpochSecond(0, seen.timeNanos()).toString());
    }
    lines.text(name + "_input", report.inputNames().apply(seen.input()));
    lines.number(name + "_line", seen.line());
  }

  private void analytic(HostTelemetry host, AnalyticReadiness verdict) {
    start("analytic", host).text("analytic", verdict.analytic().id());
    lines.text("verdict", verdict.standing().word());
    for (Standing standing : Standing.values()) {
      lines.number("rules_" + standing.word(), verdict.count(standing));
    }
    lines.texts("needs", words(verdict.needs())).end();
    verdict.lacks().forEach(lack -> lack(host, verdict, lack));
    verdict.rules().forEach(rule -> rule(host, verdict, rule));
  }

  private void lack(HostTelemetry host, AnalyticReadiness verdict, Lack lack) {
    start("lack", host).text("analytic", verdict.analytic().id());
    lines.text("need", lack.need().word()).textIfAny("record", lack.record());
    lines.texts("blinds", ids(lack.blinds())).texts("weakens", ids(lack.weakens()));
    lines.texts("switch_on", lack.advice()).end();
  }

  private void rule(HostTelemetry host, AnalyticReadiness verdict, RuleReadiness rule) {
    start("rule", host).text("analytic", verdict.analytic().id());
    lines.text("rule_id", rule.rule().header().id()).text("name", rule.rule().header().name());
    lines.text("file", rule.rule().header().place()).text("verdict", rule.standing().word());
    lines.texts("lacking", words(rule.lacking())).end();
  }

  private void input(InputReport input) {
    lines.start().text("kind", "input").text("name", input.name());
    lines.text("format", input.explanation()).number("events", input.events());
    lines.textIfAny("sha256", input.sha256()).end();
  }

  private static List<String> words(Collection<Need> needs) {
    return needs.stream().map(Need::word).toList();
  }

  private static List<String> ids(List<Rule> rules) {
    return rules.stream().map(rule -> rule.header().id()).toList();
  }
}

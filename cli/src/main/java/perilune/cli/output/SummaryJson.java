package perilune.cli.output;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import perilune.pipeline.PipelineCounters;
import perilune.pipeline.SensorGap;
import perilune.pipeline.input.InputReport;
import perilune.pipeline.sequencer.Oddities;
import perilune.rules.Severity;
import perilune.telemetry.Inputs;
import perilune.telemetry.Refusals;
import perilune.telemetry.json.JsonLines;

/** Writes the last line of an NDJSON run: chain of custody, counts, and every refusal. */
final class SummaryJson {

  private SummaryJson() {}

  static void write(RunSummary summary, JsonLines json) {
    json.start().text("type", "summary").text("version", summary.version());
    json.texts("arguments", summary.arguments()).text("rule_set", summary.ruleSetHash());
    json.number("rules", summary.rules());
    json.object("findings");
    for (Severity severity : Severity.values()) {
      json.number(severity.word(), summary.findings().getOrDefault(severity, 0L));
    }
    json.endObject().number("findings_outside_scope", summary.outsideScope());
    json.number("matches_suppressed", summary.untold().suppressed());
    json.number("suppression_taken_early", summary.untold().takenEarly());
    json.number("suppression_ended_early", summary.untold().endedEarly());
    json.number("matches_explained_by_baseline", summary.untold().explained());
    json.number("rules_deprecated", summary.untold().deprecatedRules());
    summary.blind().write(json);
    counters(summary.counters(), json);
    json.array("odd");
    for (Oddities.Kind kind : Oddities.Kind.values()) {
      for (Oddities.Place place : summary.counters().sequencing().oddities().places(kind)) {
        json.element().text("kind", kind.name().toLowerCase(Locale.ROOT));
        json.text("input", summary.inputNames().apply(place.input()));
        json.number("line", place.line()).endObject();
      }
    }
    json.endArray();
    json.array("inputs");
    summary.inputs().forEach(input -> input(input, json));
    json.endArray().array("unreadable");
    for (Inputs.Unreadable path : summary.unreadable()) {
      json.element().text("path", path.path()).text("reason", path.reason()).endObject();
    }
    json.endArray().number("milliseconds", summary.time().toMillis());
    if (summary.cost() != null) {
      ProfileJson.write(summary.cost(), json);
    }
    json.end();
  }

  private static void counters(PipelineCounters counters, JsonLines json) {
    json.number("events", counters.events()).number("hosts", counters.hosts());
    json.number("late", counters.sequencing().late());
    json.number("untimed", counters.sequencing().untimed());
    json.number("clock_jumps", counters.sequencing().clockJumps());
    json.number("spilled", counters.sequencing().spilled());
    json.number("hosts_given_up", counters.hostsGivenUp());
    json.number("join_keys_cut", counters.stage().keysCut());
    json.number("combinations_cut", counters.stage().combinationsCut());
    json.number("pending_evicted", counters.operators().evicted());
    json.number("processes_evicted", counters.processesEvicted());
    json.number("files_evicted", counters.filesEvicted());
    json.number("judged_early", counters.judgedEarly());
    json.object("sensor_loss");
    json.number("missing", counters.loss().missing()).number("lost", counters.loss().lost());
    json.number("hosts", counters.loss().hosts()).array("gaps");
    for (SensorGap gap : counters.loss().gaps()) {
      json.element().text("host", gap.host()).number("missing", gap.missing());
      json.text("from", time(gap.fromNanos())).text("to", time(gap.toNanos())).endObject();
    }
    json.endArray().endObject();
  }

  private static String time(long nanos) {
    return Instant.ofEpochSecond(0, nanos).toString();
  }

  private static void input(InputReport input, JsonLines json) {
    json.element().text("name", input.name());
    json.text("outcome", input.outcome().name().toLowerCase(Locale.ROOT));
    json.text("format", input.explanation()).number("events", input.events());
    json.textIfAny("sha256", input.sha256()).array("refused");
    for (Map.Entry<Refusals.Reason, Long> refused : input.refusals().counts().entrySet()) {
      json.element().text("reason", refused.getKey().name().toLowerCase(Locale.ROOT));
      json.text("meaning", refused.getKey().sentence()).number("count", refused.getValue());
      json.truth("lost", refused.getKey().lost()).array("places");
      for (Refusals.Place place : input.refusals().places(refused.getKey())) {
        json.element().number("line", place.line()).number("offset", place.offset());
        json.text("detail", place.detail()).endObject();
      }
      json.endArray().endObject();
    }
    json.endArray().endObject();
  }
}

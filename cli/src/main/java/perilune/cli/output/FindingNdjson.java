package perilune.cli.output;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import perilune.event.RetainedEvent;
import perilune.findings.Finding;
import perilune.findings.FoundEvent;
import perilune.findings.FoundPackage;
import perilune.findings.FoundProcess;
import perilune.findings.ProcessTree;
import perilune.telemetry.json.JsonLines;

/**
 * Shows findings to machines: one JSON document a line, {@code "type":"finding"}, and at the end
 * one {@code "type":"summary"} with everything that was read and refused.
 */
public final class FindingNdjson implements FindingPrinter {

  private final PrintStream out;
  private final JsonLines json;

  /** Makes one that prints to a stream. */
  public FindingNdjson(PrintStream out) {
    this.out = out;
    this.json = new JsonLines(out);
  }

  @Override
  public void print(Finding finding, IntFunction<String> inputNames) {
    json.start()
        .text("type", "finding")
        .text("id", finding.id())
        .number("revision", finding.revision());
    if (finding.timed()) {
      json.text("@timestamp", time(finding.timeNanos()));
    }
    rule(finding);
    json.object("host").textIfAny("id", finding.host().id()).text("name", finding.host().name());
    json.object("os").text("type", finding.host().os()).endObject().endObject();
    process(finding);
    user(finding);
    entry(finding.entry());
    json.texts("join_keys", finding.joinKeys());
    json.array("events");
    finding.events().forEach(event -> event(event, inputNames));
    json.endArray();
    RowJson.write(finding.row(), json);
    json.array("lineage");
    finding.tree().roots().forEach(root -> node(root, 0));
    json.endArray();
    evidence(finding.evidence());
    signs(finding.signs());
    suppressed(finding.suppressed());
    json.text("explanation", finding.explanation()).end().flush();
  }

  private void signs(List<Finding.Sign> signs) {
    if (signs.isEmpty()) {
      return;
    }
    json.array("signs");
    for (Finding.Sign sign : signs) {
      json.element().number("weight", sign.weight()).text("says", sign.says());
      json.textIfAny("rule_id", sign.ruleId()).textIfAny("place", sign.place()).endObject();
    }
    json.endArray();
  }

  private void suppressed(Finding.Suppressed suppressed) {
    if (suppressed.count() > 0) {
      json.object("suppressed").number("count", suppressed.count());
      json.text("last", time(suppressed.lastNanos())).texts("by", suppressed.by()).endObject();
    }
  }

  private void rule(Finding finding) {
    var rule = finding.rule();
    json.object("rule").text("id", rule.id()).text("name", rule.name());
    json.text("severity", rule.severity().word()).number("risk_score", rule.riskScore());
    json.texts("technique", rule.techniques()).text("place", rule.place()).endObject();
  }

  private void process(Finding finding) {
    json.object("process");
    fields(finding.culprit());
    if (finding.parent().isPresent()) {
      json.object("parent");
      fields(finding.parent().get());
      json.endObject();
    }
    json.endObject();
  }

  private void fields(FoundProcess process) {
    json.textIfAny("entity_id", process.entityId());
    process.pid().ifPresent(pid -> json.number("pid", pid));
    json.textIfAny("name", process.name()).textIfAny("executable", process.executable());
    if (!process.args().isEmpty()) {
      json.texts("args", process.args());
    }
    json.textIfAny("command_line", process.commandLine());
    json.text("command_line_source", process.commandLineSource());
    json.truth("command_line_cut", process.commandLineCut());
    json.textIfAny("working_directory", process.workingDirectory());
    owner(process.owner());
  }

  private void owner(FoundPackage owner) {
    if (!owner.state().isEmpty()) {
      json.object("package").text("state", owner.state()).textIfAny("name", owner.name());
      json.textIfAny("integrity", owner.integrity()).textIfAny("reason", owner.reason());
      json.endObject();
    }
  }

  private void user(Finding finding) {
    var user = finding.user();
    json.object("user").textIfAny("id", user.id()).textIfAny("name", user.name());
    json.object("effective").textIfAny("id", user.effectiveId()).endObject();
    json.object("audit").textIfAny("id", user.auditId()).textIfAny("name", user.auditName());
    json.endObject().endObject();
  }

  private void entry(Finding.Entry entry) {
    json.object("entry").text("type", entry.type()).textIfAny("user", entry.userName());
    json.textIfAny("source_ip", entry.sourceIp()).endObject();
  }

  private void event(FoundEvent event, IntFunction<String> inputNames) {
    RetainedEvent kept = event.event();
    json.element().text("id", event.id());
    if (kept.timed()) {
      json.text("@timestamp", time(kept.timeNanos()));
    }
    json.text("action", event.action()).textIfAny("object", event.object());
    json.object("place").text("input", inputNames.apply(kept.input())).number("line", kept.line());
    json.number("offset", kept.offset()).number("length", kept.length()).endObject();
    json.object("fields");
    event.fields().forEach(json::texts);
    json.endObject().endObject();
  }

  private void node(ProcessTree.Node node, int depth) {
    json.element().number("depth", depth).textIfAny("entity_id", node.entityId());
    json.textIfAny("name", node.name()).textIfAny("executable", node.executable());
    json.textIfAny("command_line", node.commandLine()).truth("culprit", node.culprit()).endObject();
    node.children().forEach(child -> node(child, depth + 1));
  }

  private void evidence(List<Finding.Evidence> all) {
    json.array("evidence");
    for (Finding.Evidence evidence : all) {
      json.element().number("event", evidence.event()).text("field", evidence.field());
      json.text("value", evidence.value()).text("predicate", evidence.predicate());
      json.text("why", evidence.field() + " is what the rule asks for: " + evidence.predicate());
      json.endObject();
    }
    json.endArray();
  }

  @Override
  public void print(RunSummary summary) {
    SummaryJson.write(summary, json);
    json.flush();
    out.flush();
  }

  private static String time(long nanos) {
    return Instant.ofEpochSecond(0, nanos).toString();
  }
}

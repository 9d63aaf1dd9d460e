package perilune.cli.output;

import java.io.PrintStream;
import java.time.Instant;
import java.util.function.IntFunction;
import perilune.engine.Match;
import perilune.event.RetainedEvent;
import perilune.rules.RuleHeader;
import perilune.telemetry.json.JsonLines;

/**
 * Shows matches to machines, shortly: one JSON document a line, {@code "type":"match"}, with the
 * rule, and id and place of each event; and at the end one {@code "type":"summary"}. Lines are
 * passed on in blocks.
 */
public final class MatchNdjson {

  private final PrintStream out;
  private final JsonLines json;

  /** Makes one that prints to a stream. */
  public MatchNdjson(PrintStream out) {
    this.out = out;
    this.json = new JsonLines(out);
  }

  /**
   * Shows one match.
   *
   * @param header of its rule
   * @param inputNames gives the name of the input from which an event came
   */
  public void print(Match match, RuleHeader header, IntFunction<String> inputNames) {
    RetainedEvent latest = match.latest();
    json.start().text("type", "match");
    if (latest.timed()) {
      json.text("@timestamp", Instant.ofEpochSecond(0, latest.timeNanos()).toString());
    }
    json.object("rule").text("id", header.id()).text("name", header.name());
    json.text("severity", header.severity().word()).endObject();
    json.text("host", latest.hostKey());
    if (!match.joinKeys().isEmpty()) {
      json.texts("join_keys", match.joinKeys());
    }
    if (match.score() > 0) {
      json.number("score", match.score());
    }
    json.array("events");
    for (RetainedEvent event : match.events()) {
      json.element().text("id", event.id()).text("input", inputNames.apply(event.input()));
      json.number("line", event.line()).number("offset", event.offset()).endObject();
    }
    json.endArray();
    RowJson.write(match.row(), json);
    json.end();
  }

  /** Shows the end of the run. */
  public void print(RunSummary summary) {
    SummaryJson.write(summary, json);
    json.flush();
    out.flush();
  }
}

package perilune.cli.output;

import java.io.PrintStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import perilune.engine.Match;
import perilune.event.RetainedEvent;
import perilune.rules.RuleHeader;
import perilune.telemetry.json.FixedJson;
import perilune.telemetry.json.JsonLines;

/**
 * Shows matches to machines, shortly: one JSON document a line, {@code "type":"match"}, with the
 * rule, and id and place of each event; and at the end one {@code "type":"summary"}. Lines are
 * passed on in blocks.
 */
public final class MatchNdjson {

  private final PrintStream out;
  private final JsonLines json;
  private final Map<String, FixedJson> rules = new HashMap<>();
  private final Map<Integer, FixedJson> inputs = new HashMap<>();
  // Of the event that was shown last: several rules often find the same.
  private @Nullable RetainedEvent last;
  private String lastId = "";
  private long lastNanos;
  private String lastTime = "";

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
      json.text("@timestamp", time(latest));
    }
    json.fixed("rule", rules.computeIfAbsent(header.id(), _ -> rule(header)));
    json.text("host", latest.hostKey());
    if (!match.joinKeys().isEmpty()) {
      json.texts("join_keys", match.joinKeys());
    }
    if (match.score() > 0) {
      json.number("score", match.score());
    }
    json.array("events");
    for (RetainedEvent event : match.events()) {
      json.element().text("id", id(event)).fixed("input", input(event.input(), inputNames));
      json.number("line", event.line()).number("offset", event.offset()).endObject();
    }
    json.endArray();
    RowJson.write(match.row(), json);
    json.end();
  }

  private static FixedJson rule(RuleHeader header) {
    return FixedJson.object(json ->
        json.text("id", header.id())
            .text("name", header.name())
            .text("severity", header.severity().word()));
  }

  private FixedJson input(int number, IntFunction<String> names) {
    return inputs.computeIfAbsent(number, _ -> FixedJson.text(names.apply(number)));
  }

  @SuppressWarnings("ReferenceEquality")
  private String id(RetainedEvent event) {
    if (event != last) {
      last = event;
      lastId = event.id();
    }
    return lastId;
  }

  private String time(RetainedEvent event) {
    if (event.timeNanos() != lastNanos || lastTime.isEmpty()) {
      lastNanos = event.timeNanos();
      lastTime = Instant.ofEpochSecond(0, lastNanos).toString();
    }
    return lastTime;
  }

  /** Shows the end of the run. */
  public void print(RunSummary summary) {
    SummaryJson.write(summary, json);
    json.flush();
    out.flush();
  }
}

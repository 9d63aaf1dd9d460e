package perilune.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import perilune.engine.Compilation;
import perilune.engine.Match;
import perilune.engine.RuleCompiler;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;
import perilune.pipeline.sequencer.SequencerLimits;
import perilune.rules.eql.Eql;
import perilune.rules.eql.EqlOptions;
import perilune.rules.plan.RulePlan;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** A pipeline that runs EQL over events sent one by one; matches are shown as rule and times. */
final class Sent {

  final List<String> matches = new ArrayList<>();
  final List<String> seen = new ArrayList<>();
  final Pipeline pipeline;
  private final Assembly assembly;
  private long offset;

  Sent(PipelineOptions options, Map<String, String> queries) {
    var fields = new FieldTable();
    var plans = new ArrayList<RulePlan>();
    queries.forEach((id, query) -> plans.add(plan(id, query)));
    Compilation compilation = new RuleCompiler(fields, options.engine()).compile(plans);
    if (!compilation.rejections().isEmpty()) {
      throw new AssertionError(compilation.rejections().toString());
    }
    assembly = Assembly.of(options, compilation.rules(), fields);
    pipeline =
        new Pipeline(
            assembly,
            match -> matches.add(shown(match)),
            event -> seen.add(event.header().hostKey + "@" + second(event.header().timeNanos)));
  }

  static RulePlan plan(String id, String query) {
    return switch (Eql.compile(new SourceText(id, query), EqlOptions.defaults())) {
      case Parsed.Ok(var compiled, var _) -> new RulePlan(id, compiled.operator());
      case Parsed.Failed(var diagnostics) -> throw new AssertionError(diagnostics.toString());
    };
  }

  static PipelineOptions options(Path folder, WaitLimits waiting) {
    var limits =
        new SequencerLimits(
            Duration.ofSeconds(5), Duration.ofHours(1), 1_000, Long.MAX_VALUE, folder);
    return PipelineOptions.defaults(limits).withWaiting(waiting);
  }

  private static String shown(Match match) {
    return match.ruleId()
        + match.events().stream().map(RetainedEvent::timeNanos).map(Sent::second).toList();
  }

  private static long second(long nanos) {
    return nanos / 1_000_000_000;
  }

  /** Sends an event: host, second, category, user. */
  Sent send(String host, long second, String category, String user) throws IOException {
    return send(host, second, category, user, _ -> {});
  }

  /** Sends the start of a process: host, second, pid. */
  Sent start(String host, long second, long pid) throws IOException {
    return send(
        host,
        second,
        "process",
        "u",
        event -> {
          event.put(KnownField.EVENT_TYPE, "start");
          event.putLong(KnownField.PROCESS_PID, pid);
        });
  }

  private Sent send(String host, long second, String category, String user, Consumer<Event> more)
      throws IOException {
    Event event = assembly.pool().take();
    event.header().timed = true;
    event.header().timeNanos = second * 1_000_000_000;
    event.header().offset = ++offset;
    event.header().hashLow = offset;
    event.put(KnownField.HOST_ID, host);
    event.put(KnownField.EVENT_CATEGORY, category);
    event.put(KnownField.USER_NAME, user);
    more.accept(event);
    pipeline.accept(event);
    return this;
  }

  List<String> finish() throws IOException {
    pipeline.finish();
    return matches;
  }
}

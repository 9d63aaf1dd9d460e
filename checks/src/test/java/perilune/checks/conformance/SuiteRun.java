package perilune.checks.conformance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import perilune.engine.Compilation;
import perilune.engine.EngineLimits;
import perilune.engine.Match;
import perilune.engine.OperatorStage;
import perilune.engine.RuleCompiler;
import perilune.engine.SignalStage;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.rules.eql.CompiledQuery;
import perilune.rules.eql.Eql;
import perilune.rules.eql.EqlOptions;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;
import perilune.source.Parsed;
import perilune.source.SourceText;

/**
 * Runs one query over an index as a search of Elasticsearch does: all documents are there, the
 * results come in the order of their last events, and the last ones are taken, 50 at most as
 * Elasticsearch's own tests ask for.
 */
final class SuiteRun {

  private static final int SIZE = 50;

  private static final Pattern PIPE = Pattern.compile("(?s)^(.*)\\|\\s*(head|tail)\\s+(\\d+)\\s*$");

  private static final Comparator<Match> BY_LAST_EVENT =
      Comparator.comparing(
          match -> match.events().getLast(),
          Comparator.comparingLong(RetainedEvent::timeNanos)
              .thenComparingLong(RetainedEvent::sequence));

  private final SuiteIndex index;
  private final Operator operator;
  private final List<Matcher> pipes;
  private final long endNanos;

  /**
   * What was found.
   *
   * @param ids ids of the events of all results, one after the other, -1 for a missing one
   * @param joinKeys values of the join keys of all results
   */
  record Result(List<Long> ids, List<String> joinKeys) {}

  private SuiteRun(SuiteIndex index, Operator operator, List<Matcher> pipes, long endNanos) {
    this.index = index;
    this.operator = operator;
    this.pipes = pipes;
    this.endNanos = endNanos;
  }

  /** Gives the same over events that are known up to a time only. */
  SuiteRun knownUpTo(long nanos) {
    return new SuiteRun(index, operator, pipes, nanos);
  }

  /** Compiles a query. */
  static SuiteRun of(SuiteIndex index, String query) {
    var pipes = new ArrayList<Matcher>();
    String rest = query;
    for (Matcher pipe = PIPE.matcher(rest); pipe.matches(); pipe = PIPE.matcher(rest)) {
      pipes.addFirst(pipe);
      rest = pipe.group(1);
    }
    var options = EqlOptions.defaults().withCategoryField(SuiteIndex.CATEGORY);
    return switch (Eql.compile(new SourceText("query", rest), options)) {
      case Parsed.Ok<CompiledQuery>(var compiled, var _) ->
          new SuiteRun(index, compiled.operator(), pipes, Long.MAX_VALUE);
      case Parsed.Failed<CompiledQuery>(var diagnostics) ->
          throw new AssertionError("refused: " + diagnostics.getFirst().message());
    };
  }

  /** Runs it in one go. */
  Result wholly() {
    var engine = new Engine();
    engine.accept(0, engine.events.size());
    return engine.result();
  }

  /** Runs it with a snapshot in the middle, from which a new engine goes on. */
  Result interrupted() throws IOException {
    var first = new Engine();
    int half = first.events.size() / 2;
    first.accept(0, half);
    var snapshot = new ByteArrayOutputStream();
    first.operators.writeTo(new DataOutputStream(snapshot));
    var second = new Engine();
    second.operators.readFrom(
        new DataInputStream(new ByteArrayInputStream(snapshot.toByteArray())));
    second.matches.addAll(first.matches);
    second.accept(half, second.events.size());
    return second.result();
  }

  /** Both stages of the engine, as the pipeline has them. */
  private final class Engine {

    final FieldTable table = new FieldTable();
    final List<Event> events = index.events(table);
    final List<Match> matches = new ArrayList<>();
    final SignalStage signals;
    final OperatorStage operators;

    Engine() {
      EngineLimits limits = EngineLimits.defaults();
      Compilation compilation =
          new RuleCompiler(table, limits).compile(List.of(new RulePlan("query", operator)));
      if (!compilation.rejections().isEmpty()) {
        throw new AssertionError("rejected: " + compilation.rejections());
      }
      signals = SignalStage.keepingWhole(compilation.rules(), limits);
      operators = new OperatorStage(compilation.rules(), limits);
    }

    void accept(int from, int to) {
      for (Event event : events.subList(from, to)) {
        operators.advance(event.header().timeNanos, matches::add);
        signals.accept(event, operators.signals(matches::add));
      }
    }

    /** There are no documents but those of the index: what waits for none is found. */
    Result result() {
      operators.advance(endNanos, matches::add);
      var all = new ArrayList<>(matches);
      all.sort(BY_LAST_EVENT);
      List<Match> shown = all;
      for (Matcher pipe : pipes) {
        int count = Math.min(Integer.parseInt(pipe.group(3)), shown.size());
        shown =
            pipe.group(2).equals("head")
                ? shown.subList(0, count)
                : shown.subList(shown.size() - count, shown.size());
      }
      shown = shown.subList(Math.max(0, shown.size() - SIZE), shown.size());
      var ids = new ArrayList<Long>();
      var keys = new ArrayList<String>();
      for (Match match : shown) {
        places(match).forEach(ids::add);
        match.joinKeys().forEach(key -> keys.add(key.isEmpty() ? "null" : key));
      }
      return new Result(ids, keys);
    }

    private List<Long> places(Match match) {
      List<Long> ids = match.events().stream().map(event -> Long.valueOf(event.id())).toList();
      return operator instanceof Operator.Sequence sequence
          ? sequence.places().stream().map(step -> step < 0 ? -1 : ids.get(step)).toList()
          : ids;
    }
  }

  /** Gives a key as a result shows it: a time has one form, whatever a suite writes. */
  static String shown(String key) {
    try {
      return Instant.parse(key).toString();
    } catch (DateTimeParseException _) {
      return key;
    }
  }
}

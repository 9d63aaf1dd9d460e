package perilune.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import perilune.engine.correlate.CorrelationMatcher;
import perilune.engine.correlate.CorrelationSink;
import perilune.engine.join.JoinTuple;
import perilune.engine.join.PendingCounters;
import perilune.engine.join.StatefulOperator;
import perilune.engine.sample.SampleMatcher;
import perilune.engine.score.ScoreMatcher;
import perilune.engine.score.ScoreSink;
import perilune.engine.sequence.SequenceMatcher;
import perilune.engine.sequence.SequenceShape;
import perilune.engine.table.TableCompiler;
import perilune.engine.table.TableMatcher;
import perilune.engine.terms.NewTermsMatcher;
import perilune.engine.threshold.ThresholdMatcher;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Correlation;
import perilune.rules.plan.Operator;

/**
 * Stage 2: turns signals into matches and holds the state of sequences, scores, samples,
 * thresholds, correlations and new terms.
 *
 * <p>The signals of one join key come in order; those of other keys may be behind or ahead. Matches
 * are given out as soon as they are known. Owned by one thread. O(steps and keys of the signal).
 */
public final class OperatorStage {

  /** First bytes of a snapshot: "PLOS". */
  private static final int MAGIC = 0x504C_4F53;

  private static final int VERSION = 3;

  /** Bytes taken at once from a snapshot whose claimed length is not to be trusted. */
  private static final int CHUNK = 1 << 16;

  private final RuleSet rules;
  private final @Nullable StatefulOperator[] operators;
  // Where matches of the call at hand go.
  private MatchSink matches = _ -> {};
  private @Nullable CostMeter meter;
  private long untimed;

  /** Makes a stage without state. */
  public OperatorStage(RuleSet rules, EngineLimits limits) {
    this.rules = rules;
    operators = new @Nullable StatefulOperator[rules.size()];
    for (int rule = 0; rule < operators.length; rule++) {
      operators[rule] = operator(rule, limits);
    }
  }

  private @Nullable StatefulOperator operator(int rule, EngineLimits limits) {
    int maxPending = limits.maxPendingPerRule();
    return switch (rules.plan(rule).operator()) {
      case Operator.Single _ -> null;
      case Operator.Sequence sequence ->
          new SequenceMatcher(
              SequenceShape.of(sequence),
              maxPending,
              (key, events) -> emit(rule, events, key.texts()));
      case Operator.Score score ->
          new ScoreMatcher(score, maxPending, (key, sum) -> emit(rule, key, sum));
      case Operator.Sample sample ->
          new SampleMatcher(sample, maxPending, (key, events) -> emit(rule, events, key.texts()));
      case Operator.Threshold threshold ->
          new ThresholdMatcher(
              threshold, maxPending, (key, events) -> emitCounted(rule, events, key.texts()));
      case Operator.NewTerms terms ->
          new NewTermsMatcher(
              terms, maxPending, (key, event) -> emit(rule, List.of(event), key.texts()));
      case Operator.Correlated(var correlation) ->
          new CorrelationMatcher(
              correlation,
              new CorrelationMatcher.Limits(maxPending, limits.maxEventsPerGroup()),
              (key, reached) -> emit(rule, correlation, key, reached));
      case Operator.Table table ->
          new TableMatcher(
              TableCompiler.compile(table, rules.fields(), limits.forTables()),
              maxPending,
              (events, row) -> matches.match(Match.ofRow(rule, rules.ruleId(rule), events, row)));
    };
  }

  /** Measures from now on what is done: gives the same, and takes longer. */
  public void measure(CostMeter by) {
    meter = by;
  }

  /** Takes a signal; a match that it completes goes to the sink before this returns. */
  public void accept(Signal signal, MatchSink sink) {
    CostMeter measuring = meter;
    if (measuring == null) {
      take(signal, sink);
    } else {
      int before = measuring.enterOperator(signal.rule());
      take(signal, measuring.counting(sink));
      measuring.leave(before);
    }
  }

  /** Gives a sink for stage 1 that takes signals at once; matches go to another sink. */
  public SignalSink signals(MatchSink sink) {
    return new SignalSink() {
      @Override
      public void signal(Signal signal) {
        accept(signal, sink);
      }

      @Override
      public boolean awaits(int rule) {
        return OperatorStage.this.awaits(rule);
      }
    };
  }

  /** Says what {@link SignalSink#awaits} says, of the state as it is. O(1). */
  public boolean awaits(int rule) {
    StatefulOperator operator = operators[rule];
    return operator == null || operator.awaits();
  }

  private void take(Signal signal, MatchSink sink) {
    matches = sink;
    StatefulOperator operator = operators[signal.rule()];
    if (operator == null) {
      emit(signal.rule(), List.of(signal.event()), List.of());
    } else if (signal.event().timed() || operator.takesUntimed()) {
      operator.accept(signal.event(), signal.hits());
    } else {
      untimed++;
    }
  }

  private void emit(int rule, List<RetainedEvent> events, List<String> keys) {
    matches.match(Match.inOrder(rule, rules.ruleId(rule), events, keys));
  }

  /** All events of a threshold fulfil its one step. */
  private void emitCounted(int rule, List<RetainedEvent> events, List<String> keys) {
    List<List<Integer>> steps = Collections.nCopies(events.size(), List.of(0));
    matches.match(new Match(rule, rules.ruleId(rule), events, steps, keys, 0));
  }

  private void emit(int rule, JoinTuple key, ScoreSink.Sum sum) {
    matches.match(
        new Match(rule, rules.ruleId(rule), sum.events(), sum.steps(), key.texts(), sum.score()));
  }

  private void emit(
      int rule, Correlation correlation, JoinTuple key, CorrelationSink.Reached reached) {
    List<String> keys = key.texts();
    matches.match(
        new Match(
            rule,
            rules.ruleId(rule),
            reached.events(),
            reached.steps(),
            keys,
            0,
            reached.row(correlation, keys)));
  }

  /**
   * Says that no signal with an earlier time will come: what can no longer become a match is
   * dropped, and what waited only for the end of its window is given out.
   */
  public void advance(long watermarkNanos, MatchSink sink) {
    CostMeter measuring = meter;
    matches = measuring == null ? sink : measuring.counting(sink);
    each(operator -> operator.advance(watermarkNanos));
  }

  private void each(Consumer<StatefulOperator> does) {
    CostMeter measuring = meter;
    for (int rule = 0; rule < operators.length; rule++) {
      StatefulOperator operator = operators[rule];
      if (operator == null) {
        continue;
      }
      if (measuring == null) {
        does.accept(operator);
      } else {
        int before = measuring.enterOperator(rule);
        does.accept(operator);
        measuring.leave(before);
      }
    }
  }

  /**
   * Says that no signal will come any more: forgets what waits, and keeps what was learnt. What
   * waits for the end of a window is no match, for the events that could forbid it are not known;
   * where the events are all there are, as the documents of a search, call {@link #advance} with
   * the greatest long before. A table looks at the windows that hold what there is: its matches go
   * to the last sink.
   */
  public void finish() {
    each(StatefulOperator::finish);
  }

  /**
   * Writes the state: a header with a version, then one section an operator, keyed by rule id and
   * plan hash. Fields go by name: no id of this process is in it. Counters are not part of it.
   */
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    int count = 0;
    for (StatefulOperator operator : operators) {
      count += operator == null ? 0 : 1;
    }
    out.writeInt(count);
    for (int rule = 0; rule < operators.length; rule++) {
      StatefulOperator operator = operators[rule];
      if (operator != null) {
        var section = new ByteArrayOutputStream();
        operator.writeTo(new DataOutputStream(section));
        out.writeUTF(rules.ruleId(rule));
        out.writeLong(rules.plan(rule).hash());
        out.writeInt(section.size());
        out.write(section.toByteArray());
      }
    }
  }

  /**
   * Replaces the state by a snapshot; where that fails the state is undefined. A section whose rule
   * is not here, or means something else now, is left out.
   *
   * @return ids of the rules whose state was left out, in the snapshot's order
   * @throws IOException if the bytes cannot be had or are no snapshot of a known version
   */
  public List<String> readFrom(DataInput in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("not a snapshot of operators");
    }
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException("a snapshot of version " + version + ", not " + VERSION);
    }
    for (StatefulOperator operator : operators) {
      if (operator != null) {
        operator.clear();
      }
    }
    var dropped = new ArrayList<String>();
    for (int left = in.readInt(); left > 0; left--) {
      String ruleId = in.readUTF();
      long hash = in.readLong();
      byte[] section = readSection(in);
      int rule = rules.find(ruleId);
      StatefulOperator operator = rule == RuleSet.NONE ? null : operators[rule];
      if (operator == null || rules.plan(rule).hash() != hash) {
        dropped.add(ruleId);
      } else {
        var bytes = new DataInputStream(new ByteArrayInputStream(section));
        operator.readFrom(bytes, rules.fields(), section.length);
      }
    }
    return dropped;
  }

  /** Reads a section, growing with what really comes. */
  private static byte[] readSection(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      throw new IOException("a section of negative length");
    }
    var section = new ByteArrayOutputStream(Math.min(length, CHUNK));
    byte[] chunk = new byte[Math.min(length, CHUNK)];
    for (int left = length; left > 0; left -= chunk.length) {
      int step = Math.min(left, chunk.length);
      in.readFully(chunk, 0, step);
      section.write(chunk, 0, step);
    }
    return section.toByteArray();
  }

  /** Gives what was done so far. O(rules). */
  public OperatorCounters counters() {
    var sum = new OperatorCounters(0, 0, 0, 0, 0, 0, untimed);
    for (StatefulOperator operator : operators) {
      if (operator != null) {
        sum = plus(sum, operator.counters());
      }
    }
    return sum;
  }

  private static OperatorCounters plus(OperatorCounters a, PendingCounters b) {
    return new OperatorCounters(
        a.pending() + b.pending(),
        a.evicted() + b.evicted(),
        a.expired() + b.expired(),
        a.rejectedByMaxspan() + b.rejectedByMaxspan(),
        a.rejectedByUntil() + b.rejectedByUntil(),
        a.rejectedByMissing() + b.rejectedByMissing(),
        a.untimed());
  }
}

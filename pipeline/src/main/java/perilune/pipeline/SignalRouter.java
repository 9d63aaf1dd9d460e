package perilune.pipeline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import perilune.engine.MatchSink;
import perilune.engine.OperatorStage;
import perilune.engine.RuleSet;
import perilune.engine.Signal;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Partition;

/**
 * Stage 2: brings signals to the operators that wait for them.
 *
 * <p>Operators that are bound to a host get their signals at once, for the sequencer has put them
 * in order. Others join hosts, so their signals wait until every host that still reports has passed
 * their time, and are spread over shards by rule. Owned by one thread.
 */
final class SignalRouter {

  private static final Comparator<Signal> ORDER =
      Comparator.comparing(
          Signal::event,
          Comparator.comparingLong(RetainedEvent::timeNanos)
              .thenComparing(event -> event.sequence() - 1, Long::compareUnsigned)
              .thenComparing(RetainedEvent::hostKey)
              .thenComparingInt(RetainedEvent::input)
              .thenComparingLong(RetainedEvent::offset));

  private final FieldTable fields;
  private final RuleSet rules;
  private final OperatorStage hostBound;
  private final List<OperatorStage> keyed;
  private final boolean[] isHostBound;
  private final MatchSink matches;
  private final PriorityQueue<Signal> waiting = new PriorityQueue<>(ORDER);

  SignalRouter(Assembly assembly, MatchSink matches) {
    this.fields = assembly.pool().fields();
    this.rules = assembly.rules();
    this.matches = matches;
    this.hostBound = new OperatorStage(rules, assembly.options().engine());
    this.keyed =
        IntStream.range(0, assembly.options().shards())
            .mapToObj(_ -> new OperatorStage(rules, assembly.options().engine()))
            .toList();
    this.isHostBound = new boolean[rules.size()];
    for (int rule = 0; rule < isHostBound.length; rule++) {
      isHostBound[rule] = rules.plan(rule).partition() instanceof Partition.Host;
    }
  }

  /** Takes a signal from stage 1. */
  void accept(Signal signal) {
    if (isHostBound[signal.rule()] || !signal.event().timed()) {
      hostBound.accept(signal, matches);
    } else {
      waiting.add(signal);
    }
  }

  /** Judges every waiting signal up to a time, and lets state expire. */
  void advance(long watermarkNanos) {
    for (Signal next = waiting.peek();
        next != null && next.event().timeNanos() <= watermarkNanos;
        next = waiting.peek()) {
      waiting.remove();
      shard(next.rule()).accept(next, matches);
    }
    hostBound.advance(watermarkNanos, matches);
    for (OperatorStage stage : keyed) {
      stage.advance(watermarkNanos, matches);
    }
  }

  private OperatorStage shard(int rule) {
    return keyed.get(Math.floorMod(rules.ruleId(rule).hashCode(), keyed.size()));
  }

  OperatorStage hostBound() {
    return hostBound;
  }

  List<OperatorStage> keyed() {
    return keyed;
  }

  int waiting() {
    return waiting.size();
  }

  void writeTo(DataOutput out) throws IOException {
    hostBound.writeTo(out);
    out.writeInt(keyed.size());
    for (OperatorStage stage : keyed) {
      stage.writeTo(out);
    }
    out.writeInt(waiting.size());
    for (Signal signal : waiting) {
      out.writeUTF(rules.ruleId(signal.rule()));
      signal.write(out);
    }
  }

  void readFrom(DataInput in) throws IOException {
    hostBound.readFrom(in);
    int stages = in.readInt();
    if (stages != keyed.size()) {
      throw new IOException(
          "the snapshot was taken with " + stages + " shards, this run has " + keyed.size());
    }
    for (OperatorStage stage : keyed) {
      stage.readFrom(in);
    }
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      int rule = rules.find(in.readUTF());
      Signal signal = Signal.read(rule, fields, in);
      if (rule != RuleSet.NONE) {
        waiting.add(signal);
      }
    }
  }
}

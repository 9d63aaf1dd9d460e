package perilune.pipeline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import perilune.engine.MatchSink;
import perilune.engine.OperatorStage;
import perilune.engine.RuleSet;
import perilune.engine.Signal;
import perilune.engine.SignalSink;
import perilune.event.FieldTable;
import perilune.rules.plan.Partition;

/**
 * Stage 2: brings signals to the operators that wait for them.
 *
 * <p>Operators that are bound to a host get their signals at once, for the sequencer has put them
 * in order. Others join hosts, or take matches of such, so their signals wait until every host that
 * still reports has passed their time, and are spread over shards by rule. Where too many wait the
 * oldest is judged early and counted. Owned by one thread.
 */
final class SignalRouter implements SignalSink {

  private final FieldTable fields;
  private final RuleSet rules;
  private final OperatorStage hostBound;
  private final List<OperatorStage> keyed;
  private final boolean[] isHostBound;
  private final MatchSink matches;
  private final int maxWaiting;
  private final WaitingSignals waiting = new WaitingSignals();
  private long judgedEarly;

  SignalRouter(Assembly assembly, MatchSink matches) {
    this.fields = assembly.pool().fields();
    this.rules = assembly.rules();
    this.matches = matches;
    this.maxWaiting = assembly.options().waiting().maxSignals();
    this.hostBound = assembly.operatorStage();
    this.keyed =
        IntStream.range(0, assembly.options().shards())
            .mapToObj(_ -> assembly.operatorStage())
            .toList();
    this.isHostBound = new boolean[rules.size()];
    for (int rule = 0; rule < isHostBound.length; rule++) {
      isHostBound[rule] =
          rules.plan(rule).partition() instanceof Partition.Host
              && rules.dependencies(rule).stream().allMatch(taken -> isHostBound[taken]);
    }
  }

  /** Says no only of rules whose signals do not wait: others may come to matter in their turn. */
  @Override
  public boolean awaits(int rule) {
    return !isHostBound[rule] || hostBound.awaits(rule);
  }

  /** Takes a signal from stage 1. */
  @Override
  public void signal(Signal signal) {
    if (isHostBound[signal.rule()]) {
      hostBound.accept(signal, matches);
      return;
    }
    if (!signal.event().timed()) {
      // It has no turn to wait for.
      judge(signal);
      return;
    }
    waiting.add(signal);
    if (waiting.size() > maxWaiting) {
      judgedEarly++;
      judge(waiting.remove());
    }
  }

  /**
   * Judges every waiting signal up to a time; signals that come of that are judged in their turn.
   *
   * @param afterSignal runs when a signal has been judged
   */
  void judgeUpTo(long timeNanos, Runnable afterSignal) {
    while (waiting.size() > 0 && waiting.nextNanos() <= timeNanos) {
      judge(waiting.remove());
      afterSignal.run();
    }
  }

  /** Lets pending sequences go that no event after a time can complete. */
  void expire(long timeNanos) {
    hostBound.advance(timeNanos, matches);
    for (OperatorStage stage : keyed) {
      stage.advance(timeNanos, matches);
    }
  }

  /** Forgets all that waits for events that will not come. */
  void finish() {
    hostBound.finish();
    keyed.forEach(OperatorStage::finish);
  }

  private void judge(Signal signal) {
    int shard = Math.floorMod(rules.ruleId(signal.rule()).hashCode(), keyed.size());
    keyed.get(shard).accept(signal, matches);
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

  long judgedEarly() {
    return judgedEarly;
  }

  void writeTo(DataOutput out) throws IOException {
    hostBound.writeTo(out);
    out.writeInt(keyed.size());
    for (OperatorStage stage : keyed) {
      stage.writeTo(out);
    }
    out.writeLong(judgedEarly);
    List<Signal> inOrder = waiting.inOrder();
    out.writeInt(inOrder.size());
    for (Signal next : inOrder) {
      out.writeUTF(rules.ruleId(next.rule()));
      next.write(out);
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
    judgedEarly = in.readLong();
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

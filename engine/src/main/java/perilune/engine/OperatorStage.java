package perilune.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.engine.sequence.SequenceCounters;
import perilune.engine.sequence.SequenceMatcher;
import perilune.engine.sequence.SequenceShape;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Operator;

/**
 * Stage 2: turns signals into matches and holds the state of sequences.
 *
 * <p>The signals of one join key come in order; those of other keys may be behind or ahead. Matches
 * are given out as soon as they are complete. Owned by one thread. O(steps and keys of the signal).
 */
public final class OperatorStage {

  /** First bytes of a snapshot: "PLOS". */
  private static final int MAGIC = 0x504C_4F53;

  private static final int VERSION = 2;

  /** Bytes taken at once from a snapshot whose claimed length is not to be trusted. */
  private static final int CHUNK = 1 << 16;

  private final RuleSet rules;
  private final @Nullable SequenceMatcher[] sequences;
  // Where matches of the call at hand go.
  private MatchSink matches = _ -> {};
  private long untimed;

  /** Makes a stage without state. */
  public OperatorStage(RuleSet rules, EngineLimits limits) {
    this.rules = rules;
    sequences = new @Nullable SequenceMatcher[rules.size()];
    for (int i = 0; i < sequences.length; i++) {
      int rule = i;
      if (rules.plan(i).operator() instanceof Operator.Sequence(var steps, _, var maxSpan)) {
        sequences[i] =
            new SequenceMatcher(
                new SequenceShape(steps.size(), maxSpan),
                limits.maxPendingPerRule(),
                (key, events) -> emit(rule, events, key.texts()));
      }
    }
  }

  /** Takes a signal; a match that it completes goes to the sink before this returns. */
  public void accept(Signal signal, MatchSink sink) {
    matches = sink;
    SequenceMatcher sequence = sequences[signal.rule()];
    if (sequence == null) {
      emit(signal.rule(), List.of(signal.event()), List.of());
    } else if (signal.event().timed()) {
      sequence.accept(signal.event(), signal.hits());
    } else {
      untimed++;
    }
  }

  private void emit(int rule, List<RetainedEvent> events, List<String> keys) {
    matches.match(new Match(rule, rules.ruleId(rule), events, keys));
  }

  /**
   * Says that no signal with an earlier time will come: what can no longer become a match is
   * dropped. No operator of today gives matches here; those that wait for a window's end will.
   */
  public void advance(long watermarkNanos, MatchSink sink) {
    matches = sink;
    for (SequenceMatcher sequence : sequences) {
      if (sequence != null) {
        sequence.advance(watermarkNanos);
      }
    }
  }

  /**
   * Writes the state: a header with a version, then one section an operator, keyed by rule id and
   * plan hash. Fields go by name: no id of this process is in it. Counters are not part of it.
   */
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    int count = 0;
    for (SequenceMatcher sequence : sequences) {
      count += sequence == null ? 0 : 1;
    }
    out.writeInt(count);
    for (int rule = 0; rule < sequences.length; rule++) {
      SequenceMatcher sequence = sequences[rule];
      if (sequence != null) {
        var section = new ByteArrayOutputStream();
        sequence.writeTo(new DataOutputStream(section));
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
    for (SequenceMatcher sequence : sequences) {
      if (sequence != null) {
        sequence.clear();
      }
    }
    var dropped = new ArrayList<String>();
    for (int left = in.readInt(); left > 0; left--) {
      String ruleId = in.readUTF();
      long hash = in.readLong();
      byte[] section = readSection(in);
      int rule = rules.find(ruleId);
      SequenceMatcher sequence = rule == RuleSet.NONE ? null : sequences[rule];
      if (sequence == null || rules.plan(rule).hash() != hash) {
        dropped.add(ruleId);
      } else {
        var bytes = new DataInputStream(new ByteArrayInputStream(section));
        sequence.readFrom(bytes, rules.fields(), section.length);
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
    var sum = new OperatorCounters(0, 0, 0, 0, 0, untimed);
    for (SequenceMatcher sequence : sequences) {
      if (sequence != null) {
        sum = plus(sum, sequence.counters());
      }
    }
    return sum;
  }

  private static OperatorCounters plus(OperatorCounters a, SequenceCounters b) {
    return new OperatorCounters(
        a.pending() + b.pending(),
        a.evicted() + b.evicted(),
        a.expired() + b.expired(),
        a.rejectedByMaxspan() + b.rejectedByMaxspan(),
        a.rejectedByUntil() + b.rejectedByUntil(),
        a.untimed());
  }
}

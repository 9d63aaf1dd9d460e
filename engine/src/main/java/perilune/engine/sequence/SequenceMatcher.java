package perilune.engine.sequence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import perilune.engine.join.JoinTuple;
import perilune.engine.join.Ordinal;
import perilune.engine.join.PendingCounters;
import perilune.engine.join.StatefulOperator;
import perilune.engine.join.StepHit;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;

/**
 * Finds sequences as Elasticsearch does, event by event.
 *
 * <p>For each key there is one slot a step, the last excluded. An event is tried on the steps from
 * last to first, so that it never fills two steps of one sequence. A first step overwrites what
 * waits in slot 0. A later step takes the chain of the slot before it, if its last event is
 * earlier; the chain is gone from there even if it is then rejected because maxspan has passed. An
 * {@code until} event ends the chains of its key for all events later than itself: those whose last
 * event is not later than it, the until event itself included, which may still complete one.
 *
 * <p>That last rule is kept by remembering the keys of until events until the first event of their
 * key and of a later ordinal comes, and only then removing their chains: concurrent events are not
 * affected. Events of one key come in order; those of other keys may be behind or ahead, as those
 * of other hosts are.
 *
 * <p>What should be missing is noted as it comes: between two steps on the chain that waits there,
 * before the first by key, for the chains that begin later. A chain to which nothing more may be
 * missing but behind its end goes to {@link WaitingSequences} until its window has passed.
 *
 * <p>Owned by one thread. O(1) for each step and key, O(log n) for a sequence that ends missing.
 */
public final class SequenceMatcher implements StatefulOperator {

  private final SequenceShape shape;
  private final int maxPending;
  private final SequenceSink sink;
  private final PendingChains pending = new PendingChains();
  private final EventsBefore before = new EventsBefore();
  private final WaitingSequences waiting;

  // The last until event of each key, to take effect after it; in the order of their coming.
  private final SequencedMap<JoinTuple, Ordinal> closing = new LinkedHashMap<>();

  private long evicted;
  private long expired;
  private long rejectedByMaxspan;
  private long rejectedByUntil;
  private long rejectedByMissing;

  /**
   * Makes a matcher without state.
   *
   * @param maxPending chains that may wait at a time; above, the oldest is dropped
   */
  public SequenceMatcher(SequenceShape shape, int maxPending, SequenceSink sink) {
    this.shape = shape;
    this.maxPending = maxPending;
    this.sink = sink;
    waiting = new WaitingSequences(shape);
  }

  @Override
  public void accept(RetainedEvent event, List<StepHit> hits) {
    for (int i = hits.size() - 1; i >= 0; i--) {
      StepHit hit = hits.get(i);
      if (hit.step() < shape.steps()) {
        for (JoinTuple key : hit.keys()) {
          applyUntil(key, event);
          take(event, hit.step(), key);
        }
      }
    }
    for (StepHit hit : hits) {
      if (hit.step() >= shape.until()) {
        hit.keys().forEach(key -> close(key, event));
      } else if (hit.step() >= shape.steps()) {
        int steps = shape.stepsBefore(hit.step());
        hit.keys().forEach(key -> miss(key, Ordinal.of(event), steps));
      }
    }
  }

  @Override
  public boolean awaits() {
    return pending.size() + waiting.size() > 0;
  }

  /** Takes note of an event that should be missing behind so many steps. */
  private void miss(JoinTuple key, Ordinal event, int steps) {
    if (steps == shape.steps()) {
      rejectedByMissing += waiting.end(key, event);
    } else if (steps > 0) {
      Chain chain = pending.find(key, steps - 1);
      if (chain != null) {
        chain.miss(event);
      }
    } else {
      before.see(key, event);
      if (before.size() > maxPending) {
        before.removeOldest();
        evicted++;
      }
    }
  }

  /** Ends the chains of a key if its until event is earlier than an event. */
  private void applyUntil(JoinTuple key, RetainedEvent event) {
    Ordinal until = closing.isEmpty() ? null : closing.get(key);
    if (until != null && until.compareTo(Ordinal.of(event)) < 0) {
      closing.remove(key);
      rejectedByUntil += pending.removeAll(key);
    }
  }

  private void close(JoinTuple key, RetainedEvent event) {
    applyUntil(key, event);
    if (closing.size() >= maxPending && !closing.containsKey(key)) {
      JoinTuple oldest = closing.keySet().iterator().next();
      closing.remove(oldest);
      rejectedByUntil += pending.removeAll(oldest);
    }
    closing.putLast(key, Ordinal.of(event));
  }

  private void take(RetainedEvent event, int step, JoinTuple key) {
    if (step == 0) {
      begin(key, event);
      return;
    }
    Chain chain = pending.find(key, step - 1);
    if (chain == null || Ordinal.of(chain.last()).compareTo(Ordinal.of(event)) >= 0) {
      return;
    }
    if (shape.isTooLate(chain.first.timeNanos(), event.timeNanos())) {
      pending.remove(chain);
      rejectedByMaxspan++;
    } else if (step == shape.steps() - 1) {
      pending.remove(chain);
      chain.append(event);
      complete(chain);
    } else {
      chain.append(event);
      pending.moved(chain);
    }
  }

  private void begin(JoinTuple key, RetainedEvent event) {
    var chain = new Chain(key, event, before.before(key, Ordinal.of(event)));
    if (shape.steps() == 1) {
      complete(chain);
    } else {
      pending.add(chain);
      evict();
    }
  }

  /** All steps are there: gives the sequence, gives it up, or lets it wait for its window's end. */
  private void complete(Chain chain) {
    Ordinal before = chain.before();
    if (before != null && shape.isTooLate(before.timeNanos(), chain.last().timeNanos())) {
      before = null;
    }
    if (chain.isBroken() || before != null && !shape.endsMissing()) {
      rejectedByMissing++;
    } else if (before != null) {
      await(chain, before.timeNanos());
    } else if (shape.endsMissing() && !shape.beginsMissing()) {
      await(chain, chain.first.timeNanos());
    } else {
      // Where nothing lies before it, a window that ends with the last event is free.
      sink.sequence(chain.key, chain.events());
    }
  }

  private void await(Chain chain, long fromNanos) {
    waiting.add(chain.key, chain.events(), fromNanos);
    if (waiting.size() > maxPending) {
      waiting.removeOldest();
      evicted++;
    }
  }

  private void evict() {
    Chain oldest = pending.oldest();
    if (pending.size() > maxPending && oldest != null) {
      pending.remove(oldest);
      evicted++;
    }
  }

  @Override
  public void advance(long watermarkNanos) {
    applyUntilBefore(watermarkNanos);
    waiting.advance(watermarkNanos, sink);
    before.advance(shape, watermarkNanos);
    Chain oldest = pending.oldest();
    while (oldest != null && shape.isTooLate(oldest.first.timeNanos(), watermarkNanos)) {
      pending.remove(oldest);
      expired++;
      oldest = pending.oldest();
    }
  }

  /** Ends the chains of until events that no event can be concurrent with. */
  private void applyUntilBefore(long watermarkNanos) {
    while (!closing.isEmpty()) {
      var oldest = closing.firstEntry();
      if (oldest.getValue().timeNanos() >= watermarkNanos) {
        return;
      }
      closing.remove(oldest.getKey());
      rejectedByUntil += pending.removeAll(oldest.getKey());
    }
  }

  @Override
  public PendingCounters counters() {
    return new PendingCounters(
        pending.size() + waiting.size(),
        evicted,
        expired,
        rejectedByMaxspan,
        rejectedByUntil,
        rejectedByMissing);
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(closing.size());
    for (var until : closing.entrySet()) {
      until.getKey().write(out);
      out.writeLong(until.getValue().timeNanos());
      out.writeLong(until.getValue().sequence());
    }
    out.writeInt(pending.size());
    for (Chain chain = pending.oldest(); chain != null; chain = chain.newer) {
      chain.writeTo(out);
    }
    before.writeTo(out);
    waiting.writeTo(out);
  }

  @Override
  public void finish() {
    expired += pending.size() + waiting.size();
    clear();
  }

  @Override
  public void clear() {
    pending.clear();
    closing.clear();
    before.clear();
    waiting.clear();
  }

  @Override
  public void readFrom(DataInput in, FieldTable table, int sectionBytes) throws IOException {
    clear();
    for (int left = in.readInt(); left > 0; left--) {
      JoinTuple key = JoinTuple.read(in, sectionBytes);
      closing.putLast(key, new Ordinal(in.readLong(), in.readLong()));
    }
    for (int left = in.readInt(); left > 0; left--) {
      pending.add(Chain.readFrom(in, table, shape.steps() - 1, sectionBytes));
      evict();
    }
    before.readFrom(in, sectionBytes);
    waiting.readFrom(in, table, sectionBytes);
  }
}

package perilune.engine.terms;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import perilune.engine.join.JoinTuple;
import perilune.engine.join.PendingCounters;
import perilune.engine.join.StatefulOperator;
import perilune.engine.join.StepHit;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Operator;

/**
 * Finds the new terms of one rule, event by event; see {@link Operator.NewTerms} for what they
 * mean.
 *
 * <p>Of a term only the time is kept at which it was seen last. What bounds memory is the number of
 * terms; above it the one not seen for longest is forgotten, and is new when it comes again. A term
 * is also forgotten when no event to come can find it known.
 *
 * <p>Owned by one thread. O(terms of the event).
 */
public final class NewTermsMatcher implements StatefulOperator {

  private final long historyNanos;
  private final int maxTerms;
  private final NewTermsSink sink;
  // By term the time at which it was seen last, in the order of the last sight.
  private final SequencedMap<JoinTuple, Long> lastSeen = new LinkedHashMap<>();
  private long evicted;
  private long expired;

  /**
   * Makes a matcher that knows no term.
   *
   * @param maxTerms terms that are known at a time, count; above, the one not seen for longest is
   *     forgotten
   */
  public NewTermsMatcher(Operator.NewTerms terms, int maxTerms, NewTermsSink sink) {
    this.historyNanos = terms.historyNanos();
    this.maxTerms = maxTerms;
    this.sink = sink;
  }

  @Override
  public void accept(RetainedEvent event, List<StepHit> hits) {
    for (StepHit hit : hits) {
      for (JoinTuple term : hit.keys()) {
        see(term, event);
      }
    }
  }

  private void see(JoinTuple term, RetainedEvent event) {
    long now = event.timeNanos();
    Long before = lastSeen.get(term);
    lastSeen.putLast(term, before == null ? now : Math.max(before, now));
    evict();
    if (before == null || isForgotten(before, now)) {
      sink.term(term, event);
    }
  }

  /** Says whether a term seen last at one time is new again at another. */
  private boolean isForgotten(long seenNanos, long nowNanos) {
    long since = nowNanos - seenNanos;
    // A difference that overflows is longer than any history.
    return nowNanos > seenNanos && (since < 0 || since > historyNanos);
  }

  private void evict() {
    while (lastSeen.size() > maxTerms) {
      lastSeen.pollFirstEntry();
      evicted++;
    }
  }

  @Override
  public void advance(long watermarkNanos) {
    while (!lastSeen.isEmpty() && isForgotten(lastSeen.firstEntry().getValue(), watermarkNanos)) {
      lastSeen.pollFirstEntry();
      expired++;
    }
  }

  @Override
  public void finish() {
    // A known term waits for nothing.
  }

  @Override
  public void clear() {
    lastSeen.clear();
  }

  @Override
  public PendingCounters counters() {
    return new PendingCounters(lastSeen.size(), evicted, expired, 0, 0, 0);
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(lastSeen.size());
    for (var term : lastSeen.entrySet()) {
      term.getKey().write(out);
      out.writeLong(term.getValue());
    }
  }

  @Override
  public void readFrom(DataInput in, FieldTable table, int sectionBytes) throws IOException {
    clear();
    for (int left = in.readInt(); left > 0; left--) {
      JoinTuple term = JoinTuple.read(in, sectionBytes);
      lastSeen.putLast(term, in.readLong());
    }
    evict();
  }
}

package perilune.engine.sample;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import perilune.engine.join.JoinTuple;
import perilune.engine.join.PendingCounters;
import perilune.engine.join.StatefulOperator;
import perilune.engine.join.StepHit;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Operator;

/**
 * Finds the samples of one rule, event by event; see {@link Operator.Sample} for what they mean.
 *
 * <p>A key that gave all its samples lets its events go and stays known, so that it gives no more.
 * Nothing expires: a sample has no maxspan. What bounds memory is the number of events and keys
 * kept; above it the keys that were met first are dropped, and could give a sample once more.
 *
 * <p>Owned by one thread. O(steps x events of the key) for an event and key.
 */
public final class SampleMatcher implements StatefulOperator {

  private final int steps;
  private final int maxSamples;
  private final int maxKept;
  private final SampleSink sink;
  // In the order in which the keys were met.
  private final SequencedMap<JoinTuple, Candidates> keys = new LinkedHashMap<>();
  // Keys, and events of each key.
  private long kept;
  private long evicted;

  /**
   * Makes a matcher without state.
   *
   * @param maxKept keys and events of keys that are kept, count; above, the oldest key is dropped
   */
  public SampleMatcher(Operator.Sample sample, int maxKept, SampleSink sink) {
    this.steps = sample.steps().size();
    this.maxSamples = sample.maxPerKey();
    this.maxKept = maxKept;
    this.sink = sink;
  }

  @Override
  public boolean takesUntimed() {
    return true;
  }

  @Override
  public void accept(RetainedEvent event, List<StepHit> hits) {
    Map<JoinTuple, List<Integer>> fulfilled = new LinkedHashMap<>();
    for (StepHit hit : hits) {
      for (JoinTuple key : hit.keys()) {
        fulfilled.computeIfAbsent(key, _ -> new ArrayList<>()).add(hit.step());
      }
    }
    fulfilled.forEach((key, its) -> take(key, event, its));
    evict();
  }

  private void take(JoinTuple key, RetainedEvent event, List<Integer> fulfilled) {
    Candidates candidates = keys.get(key);
    if (candidates == null) {
      candidates = new Candidates(steps, maxSamples);
      keys.put(key, candidates);
      kept++;
    }
    if (candidates.given >= maxSamples || !candidates.add(event, fulfilled)) {
      return;
    }
    kept++;
    int wanted = maxSamples - candidates.given;
    var search = new SampleSearch(candidates, steps, candidates.size() - 1, wanted);
    for (int[] sample : search.run()) {
      candidates.given++;
      sink.sample(key, IntStream.of(sample).mapToObj(candidates::event).toList());
    }
    if (candidates.given >= maxSamples) {
      kept -= candidates.size();
      candidates.forget();
    }
  }

  private void evict() {
    Iterator<Candidates> oldest = keys.values().iterator();
    while (kept > maxKept && oldest.hasNext()) {
      kept -= oldest.next().size() + 1;
      oldest.remove();
      evicted++;
    }
  }

  @Override
  public void advance(long watermarkNanos) {
    // An event of any time can complete a sample.
  }

  @Override
  public void finish() {
    // Nothing waits for a window's end: what is kept only could have become a sample.
    clear();
  }

  @Override
  public void clear() {
    keys.clear();
    kept = 0;
  }

  @Override
  public PendingCounters counters() {
    return new PendingCounters(keys.size(), evicted, 0, 0, 0, 0);
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(keys.size());
    for (var key : keys.entrySet()) {
      key.getKey().write(out);
      key.getValue().write(out);
    }
  }

  @Override
  public void readFrom(DataInput in, FieldTable table, int sectionBytes) throws IOException {
    clear();
    for (int left = in.readInt(); left > 0; left--) {
      JoinTuple key = JoinTuple.read(in, sectionBytes);
      var candidates = new Candidates(steps, maxSamples);
      candidates.read(in, table);
      keys.put(key, candidates);
      kept += candidates.size() + 1;
    }
    evict();
  }
}

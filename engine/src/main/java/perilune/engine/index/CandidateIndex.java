package perilune.engine.index;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;

/**
 * Gives the steps that an event might fulfil. Immutable; one may serve many threads, each with its
 * own {@link CandidateSet}.
 */
public final class CandidateIndex {

  private final @Nullable FieldIndex[] fields;
  private final List<Gate> gates;
  private final long[] always;
  private final int steps;
  private final int needles;
  private final List<Integer> unindexed;
  private final boolean statesExhausted;

  CandidateIndex(
      @Nullable FieldIndex[] fields, int steps, int needles, CandidateIndexBuilder built) {
    this.fields = fields;
    this.steps = steps;
    this.needles = needles;
    unindexed = List.copyOf(built.unindexed());
    gates = built.gates();
    statesExhausted = built.statesExhausted();
    always = new long[(steps + Long.SIZE - 1) / Long.SIZE];
    for (int step : unindexed) {
      always[step >>> 6] |= 1L << step;
    }
  }

  /**
   * Puts into the set every step that the event might fulfil, and maybe others. O(values of indexed
   * fields), whatever the number of rules.
   */
  public void collect(Event event, CandidateSet into) {
    into.reset(always);
    for (int i = 0; i < event.fieldCount(); i++) {
      int field = event.fieldAt(i);
      if (field < fields.length) {
        FieldIndex index = fields[field];
        if (index != null) {
          index.collect(event, field, into);
        }
      }
    }
    for (int i = 0; i < gates.size(); i++) {
      gates.get(i).filter(event, into);
    }
  }

  int steps() {
    return steps;
  }

  int needles() {
    return needles;
  }

  /** Gives the steps that are candidates for every event, ascending. */
  public List<Integer> unindexed() {
    return unindexed;
  }

  /** Says whether steps are unindexed because the limit on automaton states was passed. */
  public boolean statesExhausted() {
    return statesExhausted;
  }
}

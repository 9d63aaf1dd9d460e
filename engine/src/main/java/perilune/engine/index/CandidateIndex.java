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
  private final @Nullable NeedleAutomaton inAnyField;
  private final List<Gate> gates;
  private final long[] always;
  private final int steps;
  private final int needles;
  private final List<Integer> unindexed;
  private final boolean statesExhausted;

  CandidateIndex(
      @Nullable FieldIndex[] fields,
      @Nullable NeedleAutomaton inAnyField,
      int steps,
      int needles,
      CandidateIndexBuilder built) {
    this.fields = fields;
    this.inAnyField = inAnyField;
    this.steps = steps;
    this.needles = needles;
    unindexed = List.copyOf(built.unindexed());
    gates = built.gates();
    statesExhausted = built.statesExhausted();
    always = new long[2 * words(steps)];
    unindexed.forEach(this::always);
    built.unseconded().forEach(step -> always(secondBit(step, steps)));
  }

  private void always(int bit) {
    always[bit >>> 6] |= 1L << bit;
  }

  /** Gives the words that hold a bit for each step. */
  static int words(int steps) {
    return (steps + Long.SIZE - 1) / Long.SIZE;
  }

  /** Gives the bit that says that a step's second need is there. */
  static int secondBit(int step, int steps) {
    return step + Long.SIZE * words(steps);
  }

  /**
   * Puts into the set every step that the event might fulfil, and maybe others. O(values of indexed
   * fields; of all, where rules search in all), whatever the number of rules.
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
    if (inAnyField != null) {
      collectAnywhere(inAnyField, event, into);
    }
    into.retainSeconded();
    for (int i = 0; i < gates.size(); i++) {
      gates.get(i).filter(event, into);
    }
  }

  /** Looks at every value for what may stand in any; a search looks at fewer fields, if at all. */
  private static void collectAnywhere(NeedleAutomaton needles, Event event, CandidateSet into) {
    for (int i = 0; i < event.fieldCount(); i++) {
      int value = event.firstValue(event.fieldAt(i));
      for (; value != Event.NONE; value = event.nextValue(value)) {
        into.text.load(event, value);
        needles.collect(into.text.bytes(), into.text.from(), into.text.length(), into);
      }
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

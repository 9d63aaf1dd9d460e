package perilune.engine.index;

import java.util.Arrays;
import perilune.engine.match.NumberValue;
import perilune.engine.match.ValueText;

/**
 * What was found in the values of one event: a bit for each predicate, and from them the steps that
 * the event might fulfil. Reused from event to event; owned by one thread.
 */
public final class Facts {

  private final long[] bits;
  // The bits that are set, in the order in which they were found.
  private final int[] found;
  private int count;
  // The steps with a need, then, as many words on, those with a second need or without one.
  private final long[] steps;
  private final int half;

  final ValueText text = new ValueText();
  final NumberValue number = new NumberValue();

  /** Makes an empty one for an index. */
  public Facts(CandidateIndex index) {
    bits = new long[CandidateIndex.words(index.facts())];
    found = new int[index.facts()];
    half = CandidateIndex.words(index.steps());
    steps = new long[2 * half];
  }

  /** Forgets the event before; some steps are candidates whatever is found. */
  void reset(long[] always) {
    if (count < bits.length) {
      for (int i = 0; i < count; i++) {
        bits[found[i] >>> 6] = 0;
      }
    } else {
      Arrays.fill(bits, 0);
    }
    count = 0;
    System.arraycopy(always, 0, steps, 0, steps.length);
  }

  void add(int fact) {
    long bit = 1L << fact;
    if ((bits[fact >>> 6] & bit) == 0) {
      bits[fact >>> 6] |= bit;
      found[count++] = fact;
    }
  }

  void addAll(int[] facts) {
    for (int fact : facts) {
      add(fact);
    }
  }

  /** Makes steps candidates by what was found: those that have both needs. */
  void name(StepsByFact stepsByFact) {
    for (int i = 0; i < count; i++) {
      stepsByFact.addTo(steps, found[i]);
    }
    for (int i = 0; i < half; i++) {
      steps[i] &= steps[half + i];
    }
  }

  /** Gives the facts, a bit each: what {@link perilune.engine.match.EventView#start} takes. */
  public long[] bits() {
    return bits;
  }

  /** Gives the number of words, each of 64 steps. */
  public int words() {
    return half;
  }

  /** Gives the bits of 64 candidates, the lowest the first. */
  public long word(int n) {
    return steps[n];
  }
}

package perilune.engine.index;

import perilune.engine.match.NumberValue;
import perilune.engine.match.ValueText;

/**
 * What was found in the values of one event: a bit for each predicate, and from them the steps that
 * the event might fulfil. Reused from event to event; owned by one thread.
 */
public final class Facts {

  // The steps with a need, then, as many words on, those with a second need or without one.
  private final long[] steps;
  private final int half;

  final FoundFacts found;

  /** Of one value alone, for those that are remembered. */
  final FoundFacts ofValue;

  final ValueText text = new ValueText();
  final NumberValue number = new NumberValue();
  final SeenValues seen;
  final int user;

  /**
   * Makes an empty one for an index.
   *
   * @param seen the values that this thread has seen, for this index and others
   */
  public Facts(CandidateIndex index, SeenValues seen) {
    found = new FoundFacts(index.facts());
    ofValue = new FoundFacts(index.facts());
    half = CandidateIndex.words(index.steps());
    steps = new long[2 * half];
    this.seen = seen;
    user = seen.newUser();
  }

  /** Forgets the event before; some steps are candidates whatever is found. */
  void reset(long[] always) {
    found.clear();
    System.arraycopy(always, 0, steps, 0, steps.length);
  }

  /** Makes steps candidates by what was found: those that have both needs. */
  void name(StepsByFact stepsByFact) {
    for (int i = 0; i < found.count(); i++) {
      stepsByFact.addTo(steps, found.get(i));
    }
    for (int i = 0; i < half; i++) {
      steps[i] &= steps[half + i];
    }
  }

  /** Gives the facts, a bit each: what {@link perilune.engine.match.EventView#start} takes. */
  public long[] bits() {
    return found.bits();
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

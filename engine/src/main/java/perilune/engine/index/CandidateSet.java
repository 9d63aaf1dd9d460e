package perilune.engine.index;

import perilune.engine.match.NumberValue;
import perilune.engine.match.ValueText;

/**
 * The steps that one event might fulfil, as bits, with scratch memory for finding them. Reused from
 * event to event; owned by one thread.
 */
public final class CandidateSet {

  // The steps with a need, then, as many words on, those with a second need or without one.
  private final long[] words;
  private final int half;
  // What a gate allows, where a field has several values.
  private final long[] allowed;
  // By needle: the round in which it was last seen, so that each counts once for an event.
  private final int[] seen;
  private int round;

  final ValueText text = new ValueText();
  final NumberValue number = new NumberValue();

  /** Makes an empty set for an index. */
  public CandidateSet(CandidateIndex index) {
    half = CandidateIndex.words(index.steps());
    words = new long[2 * half];
    allowed = new long[half];
    seen = new int[index.needles()];
  }

  /** Forgets all candidates, starting from those that always are. */
  void reset(long[] always) {
    System.arraycopy(always, 0, words, 0, words.length);
    round++;
    if (round == 0) {
      java.util.Arrays.fill(seen, 0);
      round = 1;
    }
  }

  /** Says whether a needle is new in this event, and remembers it. */
  boolean isNew(int needle) {
    if (seen[needle] == round) {
      return false;
    }
    seen[needle] = round;
    return true;
  }

  void addAll(long[] mask) {
    for (int i = 0; i < mask.length; i++) {
      words[i] |= mask[i];
    }
  }

  void addAll(int[] steps) {
    for (int step : steps) {
      words[step >>> 6] |= 1L << step;
    }
  }

  /** Leaves only the steps that have both needs. */
  void retainSeconded() {
    for (int i = 0; i < half; i++) {
      words[i] &= words[half + i];
    }
  }

  /** Leaves only what stands in the mask too. */
  void retain(long[] mask) {
    for (int i = 0; i < half; i++) {
      words[i] &= mask[i];
    }
  }

  /** Starts on a mask for {@link #retainAllowed}. */
  void allow(long[] mask) {
    System.arraycopy(mask, 0, allowed, 0, allowed.length);
  }

  /** Adds to it. */
  void allowAlso(long[] mask) {
    for (int i = 0; i < allowed.length; i++) {
      allowed[i] |= mask[i];
    }
  }

  /** Leaves only what was allowed. */
  void retainAllowed() {
    retain(allowed);
  }

  /** Gives the number of words, each of 64 steps. */
  public int words() {
    return half;
  }

  /** Gives the bits of 64 steps, the lowest the first. */
  public long word(int n) {
    return words[n];
  }
}

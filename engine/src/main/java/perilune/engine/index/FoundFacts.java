package perilune.engine.index;

import java.util.Arrays;

/** A set of facts: a bit for each. Reused; owned by one thread. */
final class FoundFacts {

  private final long[] bits;
  // The bits that are set, in the order in which they were found.
  private final int[] found;
  private int count;

  /** Makes an empty one for so many facts. */
  FoundFacts(int facts) {
    bits = new long[CandidateIndex.words(facts)];
    found = new int[facts];
  }

  void clear() {
    if (count < bits.length) {
      for (int i = 0; i < count; i++) {
        bits[found[i] >>> 6] = 0;
      }
    } else {
      Arrays.fill(bits, 0);
    }
    count = 0;
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

  int count() {
    return count;
  }

  /** Gives a fact by its place among those found. */
  int get(int n) {
    return found[n];
  }

  /** Gives a bit for each fact; good until it changes. */
  long[] bits() {
    return bits;
  }

  /** Gives the facts in the order in which they were found. */
  int[] toArray() {
    return Arrays.copyOf(found, count);
  }
}

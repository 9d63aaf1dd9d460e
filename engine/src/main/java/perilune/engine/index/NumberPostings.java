package perilune.engine.index;

import java.util.Arrays;
import java.util.Map;

/** From numbers, as doubles, to facts: sorted keys and binary search. */
final class NumberPostings {

  private static final int[] NOTHING = {};

  private final double[] keys;
  private final int[][] facts;

  NumberPostings(Map<Double, int[]> postings) {
    keys = postings.keySet().stream().mapToDouble(Double::doubleValue).sorted().toArray();
    facts = new int[keys.length][];
    postings.forEach((key, list) -> facts[Arrays.binarySearch(keys, key)] = list);
  }

  /** Gives the facts for a number; whole numbers that round to the same double share theirs. */
  int[] find(double number) {
    // Adding 0 turns -0.0 into 0.0.
    int at = Arrays.binarySearch(keys, number + 0.0);
    return at < 0 ? NOTHING : facts[at];
  }
}

package perilune.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a person probably meant to write. */
public final class Suggestion {

  private Suggestion() {}

  /**
   * Gives the candidate nearest to a word, if it is near enough: at most a third of its letters
   * differ. Ties go to the first in alphabetical order. O(candidates x length squared).
   */
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    return nearest(word, candidates, Math.max(1, word.length() / 3));
  }

  /**
   * Gives the candidate nearest to a word with at most so many differences. Ties go to the first in
   * alphabetical order. O(candidates x length squared); most are given up after a few letters.
   */
  public static Optional<String> nearest(String word, Collection<String> candidates, int limit) {
    return candidates.stream()
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= limit)
        .filter(candidate -> isWithin(limit, word, candidate))
        .min(Comparator.comparingInt((String c) -> distance(word, c)).thenComparing(c -> c));
  }

  /** Damerau-Levenshtein distance (optimal string alignment): a swap of neighbours counts once. */
  static int distance(String a, String b) {
    return distance(Integer.MAX_VALUE, a, b);
  }

  private static boolean isWithin(int limit, String a, String b) {
    return distance(limit, a, b) <= limit;
  }

  /**
   * Gives the distance where it is within a limit, else some number above. A row's costs come of
   * the two rows before, so that two rows above the limit decide.
   */
  private static int distance(int limit, String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    int before = 0;
    for (int i = 0; i <= a.length(); i++) {
      int least = Integer.MAX_VALUE;
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : step(cost, a, b, i, j);
        least = Math.min(least, cost[i][j]);
      }
      if (Math.min(before, least) > limit) {
        return least;
      }
      before = least;
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(cost[i - 1][j - 1] + same, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}

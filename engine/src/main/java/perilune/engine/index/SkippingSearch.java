package perilune.engine.index;

import java.util.Arrays;
import java.util.List;
import perilune.engine.match.AsciiFolding;

/**
 * Finds few and long needles in a value without looking at most of its bytes.
 *
 * <p>Wu and Manber, "A fast algorithm for multi-pattern searching", TR-94-17, University of
 * Arizona, 1994: the pair of bytes under the end of a window of the shortest needle's length tells
 * how far the window may move on; where a needle's head may end there, all of these are compared.
 * O(value × needles) at worst, O(value / shortest needle) for usual text.
 */
final class SkippingSearch implements NeedleSearch {

  /** Shortest needle for which it pays, bytes. */
  static final int SHORTEST = 5;

  /** Most needles, count: beyond, windows move on too little. */
  static final int MOST = 200;

  private static final int SLOTS = 1 << 12;

  private static final int[] NOTHING = {};

  private final int window;
  private final byte[] skips = new byte[SLOTS];
  private final NeedleTable table = new NeedleTable();
  // By slot: records of the needles whose windows end in such a pair.
  private final int[][] ending = new int[SLOTS][];

  /**
   * Makes it.
   *
   * @param needles {@link #suits} them
   */
  SkippingSearch(List<Needle> needles) {
    int least = needles.stream().mapToInt(needle -> needle.text().length).min().orElse(SHORTEST);
    window = Math.min(least, Byte.MAX_VALUE);
    Arrays.fill(skips, (byte) (window - 1));
    Arrays.fill(ending, NOTHING);
    for (Needle needle : needles) {
      add(needle);
    }
  }

  /** Says whether it is faster than a search by grams for these. */
  static boolean suits(List<Needle> needles) {
    return !needles.isEmpty()
        && needles.size() <= MOST
        && needles.stream().allMatch(needle -> needle.text().length >= SHORTEST);
  }

  private void add(Needle needle) {
    for (int last = 1; last < window; last++) {
      int slot = slot(needle.text()[last - 1], needle.text()[last]);
      skips[slot] = (byte) Math.min(skips[slot], window - 1 - last);
      if (last == window - 1) {
        int[] more = Arrays.copyOf(ending[slot], ending[slot].length + 1);
        more[more.length - 1] = table.add(needle);
        ending[slot] = more;
      }
    }
  }

  private static int slot(byte before, byte last) {
    int a = AsciiFolding.lower(before) & 0xFF;
    int b = AsciiFolding.lower(last) & 0xFF;
    return (a << 5 ^ b) & SLOTS - 1;
  }

  @Override
  public void scan(byte[] bytes, int from, int length, FoundFacts into) {
    int end = from + length;
    int last = from + window - 1;
    while (last < end) {
      int slot = slot(bytes[last - 1], bytes[last]);
      int skip = skips[slot];
      if (skip > 0) {
        last += skip;
      } else {
        int start = last - window + 1;
        for (int record : ending[slot]) {
          table.foundAt(record, start, bytes, from, end, into);
        }
        last++;
      }
    }
  }
}

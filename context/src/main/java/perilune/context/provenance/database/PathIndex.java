package perilune.context.provenance.database;

import java.util.Arrays;

/**
 * Numbers by the hashes of their paths, sorted, eight bytes each.
 *
 * <p>The upper 40 bits of a word are the hash, the lower 24 the number. Sorting and not a table of
 * slots: paths are hostile, and made to collide they cost a longer scan here, but never a quadratic
 * build. Immutable.
 */
final class PathIndex {

  /** Numbers in one index, count. */
  static final int MAX = 1 << 24;

  private static final int NUMBER_BITS = 24;
  private static final long NUMBER = MAX - 1;

  private final long[] words;

  private PathIndex(long[] words) {
    this.words = words;
  }

  /** Makes an index of words that {@link #word} gave; takes the array. O(n log n). */
  static PathIndex of(long[] words, int count) {
    long[] own = words.length == count ? words : Arrays.copyOf(words, count);
    Arrays.sort(own);
    return new PathIndex(own);
  }

  static long word(long hash, int number) {
    return hash & ~NUMBER | number;
  }

  /** FNV-1a over words of 64 bits, spread; see http://www.isthe.com/chongo/tech/comp/fnv/. */
  static long hash(byte[] bytes, int from, int to) {
    long hash = 0xcbf29ce484222325L;
    for (int i = from; i < to; i++) {
      hash = (hash ^ bytes[i]) * 0x100000001b3L;
    }
    return (hash ^ hash >>> 29) * 0xbf58476d1ce4e5b9L;
  }

  /** Gives the first place whose hash is this, or one whose hash is not. O(log n). */
  int first(long hash) {
    int low = 0;
    int high = words.length;
    long wanted = hash & ~NUMBER;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compare(words[middle], wanted) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Says whether a place is there and has this hash. */
  boolean isAt(int place, long hash) {
    return place < words.length && words[place] >> NUMBER_BITS == hash >> NUMBER_BITS;
  }

  int number(int place) {
    return (int) (words[place] & NUMBER);
  }
}

package perilune.engine.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds all needles of one field in a value by a gram of each: a few bytes side by side that few
 * other needles have. Every place of the value is asked whether a gram may start there, by a bit
 * under the hash of its bytes; where one does, the needle is compared.
 *
 * <p>An automaton has to wait for the move by one byte before it can take the next; here no place
 * waits for another, so that the processor asks several at once. O(value + grams found × needle).
 */
final class GramSearch implements NeedleSearch {

  /** Bytes of a gram, where needles are so long; shorter ones have one of their own length. */
  static final int LONGEST = 4;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  /** Set in a to z and not in A to Z; it makes other bytes alike too, which does no harm. */
  private static final int CASES = 0x20202020;

  /** Knuth, The Art of Computer Programming 3, 6.4: the golden ratio of a word. */
  private static final int SPREAD = 0x9E3779B1;

  /** Bits of the filter for each needle: of sixteen places one at most is asked in vain. */
  private static final int BITS_A_NEEDLE = 16;

  /** Largest filter, as a power of two: 32 KB, less than the first cache of a core. */
  private static final int MOST_FILTER = 18;

  private static final int COUNTS = 16;

  /** Of an entry: the gram, where the needle's record is, and where the gram starts in it. */
  private static final int ENTRY = 3;

  private final int width;
  private final int filterShift;
  private final long[] filter;
  private final int bucketShift;
  // By bucket, and one more: where its entries start.
  private final int[] buckets;
  private final int[] entries;
  private final NeedleTable table = new NeedleTable();

  /** Makes one for needles that have this many bytes or more. */
  private GramSearch(List<Needle> needles, int width) {
    this.width = width;
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(needles.size() * BITS_A_NEEDLE);
    int filterBits = Math.clamp(bits, 6, MOST_FILTER);
    filterShift = Integer.SIZE - filterBits;
    filter = new long[1 << filterBits - 6];
    int bucketBits = Math.clamp(bits - 3, 1, MOST_FILTER);
    bucketShift = Integer.SIZE - bucketBits;
    buckets = new int[(1 << bucketBits) + 1];
    entries = new int[needles.size() * ENTRY];
    fill(needles);
  }

  /** Gives the searches for needles: one for each width of grams that there is. */
  static List<NeedleSearch> of(List<Needle> needles) {
    var searches = new ArrayList<NeedleSearch>();
    for (int width : new int[] {1, 2, LONGEST}) {
      List<Needle> its =
          needles.stream().filter(needle -> width(needle.text().length) == width).toList();
      if (!its.isEmpty()) {
        searches.add(new GramSearch(its, width));
      }
    }
    return searches;
  }

  private static int width(int length) {
    return length >= LONGEST ? LONGEST : Math.min(length, 2);
  }

  private record Entry(int hash, int gram, int record, int offset) {}

  private void fill(List<Needle> needles) {
    int[] often = often(needles);
    List<Entry> sorted =
        needles.stream()
            .map(needle -> entry(needle, often))
            .sorted(Comparator.comparing(Entry::hash, Integer::compareUnsigned))
            .toList();
    int bucket = 0;
    for (int i = 0; i < sorted.size(); i++) {
      Entry entry = sorted.get(i);
      for (; bucket <= entry.hash() >>> bucketShift; bucket++) {
        buckets[bucket] = i * ENTRY;
      }
      entries[i * ENTRY] = entry.gram();
      entries[i * ENTRY + 1] = entry.record();
      entries[i * ENTRY + 2] = entry.offset();
      int bit = entry.hash() >>> filterShift;
      filter[bit >>> 6] |= 1L << bit;
    }
    Arrays.fill(buckets, bucket, buckets.length, entries.length);
  }

  /** Gives how many needles have a gram, by some bits of its hash. */
  private int[] often(List<Needle> needles) {
    int[] often = new int[1 << COUNTS];
    for (Needle needle : needles) {
      for (int at = 0; at <= needle.text().length - width; at++) {
        often[gram(needle.text(), at) * SPREAD >>> COUNTS]++;
      }
    }
    return often;
  }

  /** Takes of a needle the gram that the fewest have. */
  private Entry entry(Needle needle, int[] often) {
    int best = 0;
    for (int at = 1; at <= needle.text().length - width; at++) {
      if (often[gram(needle.text(), at) * SPREAD >>> COUNTS]
          < often[gram(needle.text(), best) * SPREAD >>> COUNTS]) {
        best = at;
      }
    }
    int gram = gram(needle.text(), best);
    return new Entry(gram * SPREAD, gram, table.add(needle), best);
  }

  private int gram(byte[] bytes, int at) {
    return switch (width) {
      case 1 -> bytes[at] | CASES;
      case 2 -> (short) SHORTS.get(bytes, at) | CASES;
      default -> (int) INTS.get(bytes, at) | CASES;
    };
  }

  @Override
  public void scan(byte[] bytes, int from, int length, FoundFacts into) {
    int end = from + length;
    if (width == LONGEST) {
      scanLongest(bytes, from, end, into);
      return;
    }
    for (int at = from; at <= end - width; at++) {
      int gram = gram(bytes, at);
      if (mayStart(gram * SPREAD, filter, filterShift)) {
        found(gram, at, bytes, from, end, into);
      }
    }
  }

  /** The same where the width is known: this loop sees more bytes than any other. */
  private void scanLongest(byte[] bytes, int from, int end, FoundFacts into) {
    long[] bits = filter;
    int shift = filterShift;
    for (int at = from; at <= end - LONGEST; at++) {
      int gram = (int) INTS.get(bytes, at) | CASES;
      if (mayStart(gram * SPREAD, bits, shift)) {
        found(gram, at, bytes, from, end, into);
      }
    }
  }

  private static boolean mayStart(int hash, long[] filter, int shift) {
    int bit = hash >>> shift;
    return (filter[bit >>> 6] & 1L << bit) != 0;
  }

  private void found(int gram, int at, byte[] bytes, int from, int end, FoundFacts into) {
    int bucket = gram * SPREAD >>> bucketShift;
    for (int entry = buckets[bucket]; entry < buckets[bucket + 1]; entry += ENTRY) {
      if (entries[entry] == gram && at - entries[entry + 2] >= from) {
        table.foundAt(entries[entry + 1], at - entries[entry + 2], bytes, from, end, into);
      }
    }
  }
}

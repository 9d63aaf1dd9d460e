package perilune.engine.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The first bytes of a needle, as classes: so many as no other needle has, and a few at least.
 *
 * @param classes classes of all bytes of the needle
 * @param length so many of them are the head
 * @param shared so many of them are also the first of the head before, in the order of {@link #of}
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, not to be written to.
record Head(Needle needle, char[] classes, int length, int shared) {

  /** Shortest head of a longer needle, bytes: shorter ones stand in too many texts. */
  private static final int SHORTEST = 4;

  /** Longest head, bytes: so many needles at most end at one place of a text. */
  static final int LONGEST = 32;

  @SuppressWarnings("ArrayRecordComponent") // As above.
  private record Classed(Needle needle, char[] classes) {}

  /** Gives the heads of needles, sorted. */
  static List<Head> of(List<Needle> needles, ByteClasses classes) {
    List<Classed> sorted =
        needles.stream()
            .map(needle -> new Classed(needle, classes(needle.text(), classes)))
            .sorted(Comparator.comparing(Classed::classes, Arrays::compare))
            .toList();
    var heads = new ArrayList<Head>(sorted.size());
    int before = 0;
    int last = 0;
    for (int i = 0; i < sorted.size(); i++) {
      char[] own = sorted.get(i).classes();
      int after = i + 1 < sorted.size() ? common(own, sorted.get(i + 1).classes()) : 0;
      int unique = Math.clamp(Math.max(before, after) + 1, SHORTEST, LONGEST);
      int length = Math.min(unique, own.length);
      heads.add(
          new Head(sorted.get(i).needle(), own, length, Math.min(before, Math.min(length, last))));
      before = after;
      last = length;
    }
    return heads;
  }

  private static char[] classes(byte[] text, ByteClasses classes) {
    char[] all = new char[text.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = classes.of(text[i]);
    }
    return all;
  }

  private static int common(char[] one, char[] other) {
    int mismatch = Arrays.mismatch(one, other);
    return mismatch < 0 ? one.length : mismatch;
  }

  char classAt(int depth) {
    return classes[depth];
  }
}

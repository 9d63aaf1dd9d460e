package perilune.engine.subsumption;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Globs as one automaton: a text is in it if it matches one of them. A state is the set of places
 * that a beginning of the text leads to.
 */
final class GlobSet {

  private final List<Glob> globs;
  // A place is a token, or the end of a glob; those of all globs are numbered through.
  private final int[] tokens;
  private final Glob[] owners;
  private final BitSet ends = new BitSet();
  private final BitSet starts = new BitSet();

  private static final int END = -3;

  GlobSet(List<Glob> globs) {
    this.globs = globs;
    var all = new ArrayList<Integer>();
    var owner = new ArrayList<Glob>();
    for (Glob glob : globs) {
      starts.set(all.size());
      all.addAll(glob.tokens());
      ends.set(all.size());
      all.add(END);
      glob.tokens().forEach(_ -> owner.add(glob));
      owner.add(glob);
    }
    tokens = all.stream().mapToInt(Integer::intValue).toArray();
    owners = owner.toArray(Glob[]::new);
  }

  List<Glob> globs() {
    return globs;
  }

  BitSet start() {
    return closed(starts);
  }

  /** Gives where a further code point leads to. */
  BitSet next(BitSet places, Letters.Letter letter) {
    var next = new BitSet();
    for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(at + 1)) {
      int token = tokens[at];
      if (token == Glob.STAR) {
        next.set(at);
      } else if (token == Glob.ONE || token >= 0 && token == letter.as(owners[at].folding())) {
        next.set(at + 1);
      }
    }
    return closed(next);
  }

  /** Adds what a star that takes nothing leads to. */
  private BitSet closed(BitSet places) {
    var all = (BitSet) places.clone();
    for (int at = all.nextSetBit(0); at >= 0; at = all.nextSetBit(at + 1)) {
      if (tokens[at] == Glob.STAR) {
        all.set(at + 1);
      }
    }
    return all;
  }

  boolean accepts(BitSet places) {
    return places.intersects(ends);
  }
}

package perilune.engine.index;

import java.util.List;

/**
 * Finds all needles of one field in a value in one pass.
 *
 * <p>Aho and Corasick, "Efficient string matching", CACM 18(6), 1975, over the heads of needles
 * only: as many bytes as tell a needle from all others, and the rest is compared where a head
 * stands. So there are few states, and those that a usual text meets lie together and fit in a
 * cache. A row of moves has a place for each class of bytes: bytes that stand in no head share one
 * class, and A to Z share those of a to z. States at which a head ends have the highest numbers:
 * one comparison a byte tells them. O(value + heads found × rest of needle).
 */
final class NeedleAutomaton implements NeedleSearch {

  /** States of one automaton, count: moves are 16 bits. */
  static final int MAX_STATES = 1 << 16;

  private final char[] classes;
  private final int shift;
  private final char[] moves;
  private final int firstEnding;
  // By number beyond firstEnding: what ends there, and the nearest state, going back over
  // suffixes, at which something else ends; 0 where there is none.
  private final Needle[][] needles;
  private final int[] known;
  private final char[] links;

  private NeedleAutomaton(HeadTrie trie) {
    classes = trie.classes();
    shift = trie.shift();
    moves = trie.moves();
    firstEnding = trie.firstEnding();
    int ending = trie.size() - firstEnding;
    needles = new Needle[ending][];
    known = new int[ending];
    links = new char[ending];
    for (int i = 0; i < ending; i++) {
      needles[i] = trie.needles(firstEnding + i);
      known[i] = trie.depth(firstEnding + i);
      links[i] = (char) trie.link(firstEnding + i);
    }
  }

  /**
   * Builds the automaton.
   *
   * @param needles sorted by their bytes, unsigned, none twice; their {@link HeadTrie#heads} come
   *     to less than {@link #MAX_STATES} bytes
   */
  static NeedleAutomaton of(List<Needle> needles) {
    return new NeedleAutomaton(new HeadTrie(needles));
  }

  @Override
  public int states() {
    return moves.length >>> shift;
  }

  @Override
  public void scan(byte[] bytes, int from, int length, Facts into) {
    int end = from + length;
    int state = 0;
    for (int i = from; i < end; i++) {
      state = moves[(state << shift) + classes[bytes[i] & 0xFF]];
      if (state >= firstEnding) {
        found(state, bytes, i + 1, from, end, into);
      }
    }
  }

  private void found(int state, byte[] bytes, int at, int from, int end, Facts into) {
    for (int ending = state; ending != 0; ending = links[ending - firstEnding]) {
      int number = ending - firstEnding;
      for (Needle needle : needles[number]) {
        needle.found(bytes, known[number], at, from, end, into);
      }
    }
  }
}

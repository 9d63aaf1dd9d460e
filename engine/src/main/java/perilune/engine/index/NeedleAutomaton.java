package perilune.engine.index;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds all needles of one field in a value in one pass.
 *
 * <p>Aho and Corasick, "Efficient string matching", CACM 18(6), 1975, made small, for speed is a
 * matter of caches: it knows of each needle a head only, as many bytes as tell it from all others,
 * and rare bytes share a class; where a head may stand, the needle is compared. A row of moves has
 * a place for each class. States at which a head ends have the highest numbers: one comparison a
 * byte tells them. O(value + heads found × needle).
 */
final class NeedleAutomaton implements NeedleSearch {

  /** States of one automaton, count: moves are 16 bits. */
  static final int MAX_STATES = 1 << 16;

  private final char[] classes;
  private final int shift;
  private final char[] moves;
  private final int firstEnding;
  private final NeedleTable table = new NeedleTable();
  // By number beyond firstEnding: the records of the needles whose heads end there, up to those of
  // the next; the length of these heads; and the nearest state, going back over suffixes, at which
  // others end, 0 where there is none.
  private final int[] records;
  private final char[] heads;
  private final char[] links;

  private NeedleAutomaton(HeadTrie trie) {
    classes = trie.classes().byByte();
    shift = trie.classes().shift();
    moves = trie.moves();
    firstEnding = trie.firstEnding();
    int ending = trie.size() - firstEnding;
    records = new int[ending + 1];
    heads = new char[ending];
    links = new char[ending];
    for (int i = 0; i < ending; i++) {
      for (Needle needle : trie.needles(firstEnding + i)) {
        records[i + 1] = table.next(table.add(needle));
      }
      records[i + 1] = Math.max(records[i], records[i + 1]);
      heads[i] = (char) trie.depth(firstEnding + i);
      links[i] = (char) trie.link(firstEnding + i);
    }
  }

  /** Builds automata: several where one would have too many states. */
  static List<NeedleSearch> of(List<Needle> needles) {
    var classes = ByteClasses.of(needles);
    List<Head> heads = Head.of(needles, classes);
    var automata = new ArrayList<NeedleSearch>();
    int from = 0;
    int states = 1;
    for (int i = 0; i < heads.size(); i++) {
      if (states + heads.get(i).length() > MAX_STATES) {
        automata.add(new NeedleAutomaton(new HeadTrie(heads.subList(from, i), classes)));
        from = i;
        states = 1;
      }
      states += heads.get(i).length() - (i == from ? 0 : heads.get(i).shared());
    }
    if (from < heads.size()) {
      automata.add(new NeedleAutomaton(new HeadTrie(heads.subList(from, heads.size()), classes)));
    }
    return automata;
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
      int behind = records[number + 1];
      for (int record = records[number]; record < behind; record = table.next(record)) {
        table.foundAt(record, at - heads[number], bytes, from, end, into);
      }
    }
  }
}

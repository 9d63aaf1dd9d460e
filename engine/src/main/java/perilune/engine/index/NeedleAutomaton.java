package perilune.engine.index;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import perilune.engine.match.AsciiFolding;

/**
 * Finds all needles of one field in a value in one pass.
 *
 * <p>Aho and Corasick, "Efficient string matching", CACM 18(6), 1975, as a full table of moves over
 * classes of bytes: bytes that stand in no needle share one class, and A to Z share those of a to
 * z. O(value + needles found).
 */
final class NeedleAutomaton {

  static final int NO_NEEDLE = -1;

  private final int[] classes;
  private final int width;
  private final int[] moves;
  private final int[] needles;
  // The nearest state, going back over suffixes, at which a needle ends; 0 where there is none.
  private final int[] links;
  private final int[][] steps;

  // Number of the first needle among those of all fields.
  private final int first;

  private NeedleAutomaton(Trie trie, int first, int[][] steps) {
    classes = trie.classes;
    width = trie.width;
    moves = trie.table();
    needles = trie.needles();
    links = new int[trie.size()];
    this.first = first;
    this.steps = steps;
    complete(trie.order());
  }

  /**
   * Builds the automaton.
   *
   * @param texts needles, folded, none empty, none twice
   * @param first number of the first needle among those of all fields; the others follow
   * @param steps for each needle, the steps that need it
   */
  static NeedleAutomaton of(List<byte[]> texts, int first, int[][] steps) {
    var trie = new Trie(texts);
    for (int i = 0; i < texts.size(); i++) {
      trie.insert(texts.get(i), i);
    }
    return new NeedleAutomaton(trie, first, steps);
  }

  /** Fills in failure moves, breadth first, so that shorter suffixes are complete already. */
  private void complete(List<Integer> order) {
    int[] fail = new int[links.length];
    for (int state : order) {
      for (int c = 0; c < width; c++) {
        int at = state * width + c;
        int next = moves[at];
        int fallback = state == 0 ? 0 : moves[fail[state] * width + c];
        if (next == 0) {
          moves[at] = fallback;
        } else {
          fail[next] = fallback;
          links[next] = needles[fallback] == NO_NEEDLE ? links[fallback] : fallback;
        }
      }
    }
  }

  /** Adds the steps of all needles that stand in the text. */
  void collect(byte[] bytes, int from, int length, CandidateSet into) {
    int state = 0;
    for (int i = from; i < from + length; i++) {
      state = moves[state * width + classes[bytes[i] & 0xFF]];
      // A needle seen before has brought the needles that are its suffixes with it.
      for (int at = needles[state] == NO_NEEDLE ? links[state] : state;
          at != 0 && into.isNew(first + needles[at]);
          at = links[at]) {
        into.addAll(steps[needles[at]]);
      }
    }
  }

  /** The needles as a tree, before failure moves. */
  private static final class Trie {
    private final int[] classes = new int[256];
    private final int width;
    private final List<int[]> rows = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();

    Trie(List<byte[]> texts) {
      int used = 1;
      for (byte[] text : texts) {
        for (byte value : text) {
          if (classes[value & 0xFF] == 0) {
            classes[value & 0xFF] = used++;
          }
        }
      }
      for (int upper = 'A'; upper <= 'Z'; upper++) {
        classes[upper] = classes[AsciiFolding.lower((byte) upper)];
      }
      width = used;
      addState();
    }

    private int addState() {
      rows.add(new int[width]);
      ends.add(NO_NEEDLE);
      return rows.size() - 1;
    }

    void insert(byte[] text, int needle) {
      int state = 0;
      for (byte value : text) {
        int c = classes[value & 0xFF];
        int next = rows.get(state)[c];
        if (next == 0) {
          next = addState();
          rows.get(state)[c] = next;
        }
        state = next;
      }
      ends.set(state, needle);
    }

    int size() {
      return rows.size();
    }

    int[] table() {
      int[] table = new int[rows.size() * width];
      for (int i = 0; i < rows.size(); i++) {
        System.arraycopy(rows.get(i), 0, table, i * width, width);
      }
      return table;
    }

    int[] needles() {
      return ends.stream().mapToInt(Integer::intValue).toArray();
    }

    List<Integer> order() {
      var order = new ArrayList<Integer>();
      var waiting = new ArrayDeque<Integer>();
      waiting.add(0);
      while (!waiting.isEmpty()) {
        int state = waiting.remove();
        order.add(state);
        for (int next : rows.get(state)) {
          if (next != 0) {
            waiting.add(next);
          }
        }
      }
      return order;
    }
  }
}

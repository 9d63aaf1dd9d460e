package perilune.engine.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The heads of needles as a tree, made into the moves of {@link NeedleAutomaton}. Cold path.
 *
 * <p>States are numbered breadth first, but those at which something ends behind all others.
 */
final class HeadTrie {

  private final ByteClasses classes;
  private final int shift;

  // By state in the order in which they were made: parents before their children.
  private final List<List<Needle>> ends = new ArrayList<>();
  private int[] parents = new int[64];
  private char[] entered = new char[64];
  private int[] depths = new int[64];
  private int size;

  // By final number.
  private final char[] moves;
  private final int firstEnding;
  private final int[] order;
  private final int[] links;

  /**
   * Makes it.
   *
   * @param heads as {@link Head#of} gives them, or a part of that
   */
  HeadTrie(List<Head> heads, ByteClasses classes) {
    this.classes = classes;
    shift = classes.shift();
    grow(heads);
    int[] breadthFirst = breadthFirst();
    char[] table = new char[size << shift];
    int[] fails = fails(breadthFirst, table);
    boolean[] ending = new boolean[size];
    for (int state : breadthFirst) {
      ending[state] = !ends.get(state).isEmpty() || state != 0 && ending[fails[state]];
    }
    order = endingLast(breadthFirst, ending);
    int[] numbers = new int[size];
    for (int i = 0; i < size; i++) {
      numbers[order[i]] = i;
    }
    int first = size;
    while (first > 0 && ending[order[first - 1]]) {
      first--;
    }
    firstEnding = first;
    moves = renumbered(table, numbers);
    links = links(breadthFirst, fails, numbers);
  }

  private void grow(List<Head> heads) {
    add(0, (char) 0, 0);
    int[] path = new int[Head.LONGEST + 1];
    for (int i = 0; i < heads.size(); i++) {
      Head head = heads.get(i);
      for (int depth = i == 0 ? 0 : head.shared(); depth < head.length(); depth++) {
        path[depth + 1] = add(path[depth], head.classAt(depth), depth + 1);
      }
      ends.get(path[head.length()]).add(head.needle());
    }
  }

  private int add(int parent, char value, int depth) {
    if (size == parents.length) {
      parents = Arrays.copyOf(parents, size * 2);
      entered = Arrays.copyOf(entered, size * 2);
      depths = Arrays.copyOf(depths, size * 2);
    }
    parents[size] = parent;
    entered[size] = value;
    depths[size] = depth;
    ends.add(new ArrayList<>(1));
    return size++;
  }

  private int[] breadthFirst() {
    int[] starts = new int[Head.LONGEST + 2];
    for (int state = 0; state < size; state++) {
      starts[depths[state] + 1]++;
    }
    for (int depth = 1; depth < starts.length; depth++) {
      starts[depth] += starts[depth - 1];
    }
    int[] sorted = new int[size];
    for (int state = 0; state < size; state++) {
      sorted[starts[depths[state]]++] = state;
    }
    return sorted;
  }

  /**
   * Fills in all moves, and gives for each state the longest proper suffix that is a state too. A
   * state's moves are those of its suffix, but for its own children.
   */
  private int[] fails(int[] breadthFirst, char[] table) {
    int[] fails = new int[size];
    int child = 1;
    for (int state : breadthFirst) {
      if (state != 0) {
        System.arraycopy(table, fails[state] << shift, table, state << shift, 1 << shift);
      }
      // The children of a state stand together, in the order of their parents.
      for (; child < size && parents[breadthFirst[child]] == state; child++) {
        int into = (state << shift) + entered[breadthFirst[child]];
        fails[breadthFirst[child]] = table[into];
        table[into] = (char) breadthFirst[child];
      }
    }
    return fails;
  }

  private int[] endingLast(int[] breadthFirst, boolean[] ending) {
    int[] sorted = new int[size];
    int at = 0;
    for (int state : breadthFirst) {
      if (!ending[state]) {
        sorted[at++] = state;
      }
    }
    for (int state : breadthFirst) {
      if (ending[state]) {
        sorted[at++] = state;
      }
    }
    return sorted;
  }

  private char[] renumbered(char[] table, int[] numbers) {
    char[] renumbered = new char[table.length];
    int width = 1 << shift;
    for (int i = 0; i < size; i++) {
      int from = order[i] << shift;
      for (int c = 0; c < width; c++) {
        renumbered[(i << shift) + c] = (char) numbers[table[from + c]];
      }
    }
    return renumbered;
  }

  /** Gives, by final number, the nearest suffix at which something of its own ends, or 0. */
  private int[] links(int[] breadthFirst, int[] fails, int[] numbers) {
    int[] byState = new int[size];
    int[] byNumber = new int[size];
    for (int state : breadthFirst) {
      int fail = fails[state];
      byState[state] = ends.get(fail).isEmpty() ? byState[fail] : fail;
      byNumber[numbers[state]] = numbers[byState[state]];
    }
    return byNumber;
  }

  ByteClasses classes() {
    return classes;
  }

  char[] moves() {
    return moves;
  }

  int size() {
    return size;
  }

  int firstEnding() {
    return firstEnding;
  }

  List<Needle> needles(int number) {
    return ends.get(order[number]);
  }

  int depth(int number) {
    return depths[order[number]];
  }

  int link(int number) {
    return links[number];
  }
}

package perilune.engine.correlate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers in order, of which the one at a place is found fast: blocks of some hundred. O(blocks) to
 * add, take away and find.
 */
final class SortedNumbers {

  /** Numbers of a block, count: moving half of them costs as much as passing some blocks. */
  private static final int MOST = 512;

  /** A piece of the order, never empty. */
  private static final class Block {
    private double[] numbers = new double[MOST];
    private int size;

    double last() {
      return numbers[size - 1];
    }
  }

  private final List<Block> blocks = new ArrayList<>();
  private int size;

  int size() {
    return size;
  }

  void add(double number) {
    if (blocks.isEmpty()) {
      blocks.add(new Block());
    }
    int at = 0;
    while (at < blocks.size() - 1 && Double.compare(blocks.get(at).last(), number) < 0) {
      at++;
    }
    Block block = blocks.get(at);
    int found = Arrays.binarySearch(block.numbers, 0, block.size, number);
    int place = found < 0 ? -found - 1 : found;
    System.arraycopy(block.numbers, place, block.numbers, place + 1, block.size - place);
    block.numbers[place] = number;
    size++;
    if (++block.size == MOST) {
      split(at);
    }
  }

  private void split(int at) {
    Block block = blocks.get(at);
    var behind = new Block();
    behind.size = MOST / 2;
    System.arraycopy(block.numbers, MOST - behind.size, behind.numbers, 0, behind.size);
    block.size = MOST - behind.size;
    blocks.add(at + 1, behind);
  }

  /** Takes away one of the numbers that are this one, which has to be there. */
  void remove(double number) {
    int at = 0;
    while (Double.compare(blocks.get(at).last(), number) < 0) {
      at++;
    }
    Block block = blocks.get(at);
    int place = Arrays.binarySearch(block.numbers, 0, block.size, number);
    block.size--;
    System.arraycopy(block.numbers, place + 1, block.numbers, place, block.size - place);
    size--;
    if (block.size == 0) {
      blocks.remove(at);
    }
  }

  /** Gives the number at a place, from 0. */
  double at(int place) {
    int left = place;
    int at = 0;
    while (left >= blocks.get(at).size) {
      left -= blocks.get(at++).size;
    }
    return blocks.get(at).numbers[left];
  }
}

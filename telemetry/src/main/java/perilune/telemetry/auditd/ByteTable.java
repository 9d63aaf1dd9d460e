package perilune.telemetry.auditd;

import java.util.Arrays;
import java.util.List;

/**
 * Finds a name's place in a fixed list without making a string of it.
 *
 * <p>An open hash table, at most half full. Immutable. O(length of the name).
 */
final class ByteTable {

  private final byte[][] names;
  private final int[] slots;

  /** Makes a table of ASCII names; of equal ones the first counts. */
  ByteTable(List<String> texts) {
    names = new byte[texts.size()][];
    slots = new int[Integer.highestOneBit(Math.max(4, texts.size())) * 4];
    Arrays.fill(slots, -1);
    for (int i = 0; i < names.length; i++) {
      names[i] = Bytes.ascii(texts.get(i));
      if (find(names[i], 0, names[i].length) < 0) {
        insert(i);
      }
    }
  }

  private void insert(int place) {
    int slot = Bytes.hash(names[place], 0, names[place].length) & (slots.length - 1);
    while (slots[slot] >= 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = place;
  }

  /** Gives the place of a name in the list, or -1. */
  int find(byte[] bytes, int from, int to) {
    int slot = Bytes.hash(bytes, from, to) & (slots.length - 1);
    while (slots[slot] >= 0) {
      if (Bytes.equal(bytes, from, to, names[slots[slot]])) {
        return slots[slot];
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }
}

package perilune.telemetry.auditd;

import java.util.Arrays;
import java.util.List;

/**
 * Finds a name's place in a fixed list without making a string of it.
 *
 * <p>An open hash table, at most half full, hashed by length and three bytes: keys are looked up a
 * dozen times a record, and these tell the names of audit records apart nearly as well as all of
 * their bytes. Immutable. O(length of the name).
 */
final class ByteTable {

  /** 2 to the 32nd divided by the golden ratio: spreads the sample over all bits (Knuth 6.4). */
  private static final int MULTIPLIER = 0x9E3779B1;

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
    int slot = slot(names[place], 0, names[place].length);
    while (slots[slot] >= 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = place;
  }

  private int slot(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length <= 0) {
      return 0;
    }
    int sample = length << 24 ^ bytes[from] << 16 ^ bytes[from + length / 2] << 8 ^ bytes[to - 1];
    int hash = sample * MULTIPLIER;
    return (hash ^ hash >>> 15) & (slots.length - 1);
  }

  /** Gives the place of a name in the list, or -1. */
  int find(byte[] bytes, int from, int to) {
    int slot = slot(bytes, from, to);
    while (slots[slot] >= 0) {
      if (Bytes.equal(bytes, from, to, names[slots[slot]])) {
        return slots[slot];
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }
}

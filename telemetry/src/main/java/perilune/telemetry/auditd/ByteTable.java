package perilune.telemetry.auditd;

import java.util.Arrays;
import java.util.List;
import perilune.telemetry.AsciiWords;

/**
 * Finds a name's place in a fixed list without making a string of it.
 *
 * <p>An open hash table, at most half full. Nearly all names have eight bytes at most, so that one
 * word is hashed and compared. Immutable. O(length of the name).
 */
final class ByteTable {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final byte[][] names;
  // By slot: the place of a name, or -1, and the name's first bytes, lowest first, zeros behind.
  private final int[] places;
  private final long[] heads;
  private final int shift;

  /** Makes a table of ASCII names; of equal ones the first counts. */
  ByteTable(List<String> texts) {
    names = new byte[texts.size()][];
    places = new int[Integer.highestOneBit(Math.max(4, texts.size())) * 4];
    heads = new long[places.length];
    shift = Long.SIZE - Integer.numberOfTrailingZeros(places.length);
    Arrays.fill(places, -1);
    for (int i = 0; i < names.length; i++) {
      names[i] = Bytes.ascii(texts.get(i));
      if (find(names[i], 0, names[i].length) < 0) {
        insert(i);
      }
    }
  }

  private void insert(int place) {
    long head = head(names[place], 0, names[place].length);
    int slot = slot(head);
    while (places[slot] >= 0) {
      slot = (slot + 1) & (places.length - 1);
    }
    places[slot] = place;
    heads[slot] = head;
  }

  /** Gives the place of a name in the list, or -1. */
  int find(byte[] bytes, int from, int to) {
    long head = head(bytes, from, to);
    int slot = slot(head);
    while (places[slot] >= 0) {
      if (heads[slot] == head && isSame(names[places[slot]], bytes, from, to)) {
        return places[slot];
      }
      slot = (slot + 1) & (places.length - 1);
    }
    return -1;
  }

  /** Says whether a name with the same first bytes is the same. */
  private static boolean isSame(byte[] name, byte[] bytes, int from, int to) {
    return name.length == to - from
        && (name.length <= Long.BYTES
            || Arrays.equals(name, Long.BYTES, name.length, bytes, from + Long.BYTES, to));
  }

  private int slot(long head) {
    return (int) (head * GOLDEN >>> shift);
  }

  private static long head(byte[] bytes, int from, int to) {
    int length = Math.min(to - from, Long.BYTES);
    if (from + Long.BYTES > bytes.length) {
      long head = 0;
      for (int i = length - 1; i >= 0; i--) {
        head = head << Byte.SIZE | bytes[from + i] & 0xff;
      }
      return head;
    }
    long word = AsciiWords.at(bytes, from);
    return length == Long.BYTES ? word : word & (1L << length * Byte.SIZE) - 1;
  }
}

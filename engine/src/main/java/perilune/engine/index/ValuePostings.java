package perilune.engine.index;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.engine.match.AsciiFolding;

/**
 * From whole texts, A to Z folded, to facts: an open hash table over bytes. O(1) for most values
 * that are not there, O(value) for others.
 */
final class ValuePostings {

  private static final int[] NOTHING = {};

  /** Bytes of a text that are hashed. */
  private static final int HASHED = 8;

  /** Set in a to z and not in A to Z; it makes other bytes alike too, which does no harm. */
  private static final int CASE = 0x20;

  private final byte[] @Nullable [] keys;
  private final int[][] facts;
  private final int mask;

  ValuePostings(Map<String, int[]> postings) {
    int size = Integer.highestOneBit(Math.max(2, postings.size()) * 4);
    keys = new byte[size][];
    facts = new int[size][];
    mask = size - 1;
    postings.forEach((text, list) -> insert(text.getBytes(StandardCharsets.UTF_8), list));
  }

  private void insert(byte[] key, int[] list) {
    int at = hash(key, 0, key.length) & mask;
    while (keys[at] != null) {
      at = (at + 1) & mask;
    }
    keys[at] = key;
    facts[at] = list;
  }

  /** Gives the facts for a text, none for one that is not there. */
  int[] find(byte[] bytes, int from, int length) {
    int at = hash(bytes, from, length) & mask;
    for (byte[] key = keys[at]; key != null; key = keys[at]) {
      if (key.length == length && AsciiFolding.isText(bytes, from, key, 0, length)) {
        return facts[at];
      }
      at = (at + 1) & mask;
    }
    return NOTHING;
  }

  /** Hashes the length and the last bytes: paths and texts of one field begin alike. */
  private static int hash(byte[] bytes, int from, int length) {
    int hash = length;
    for (int i = from + Math.max(0, length - HASHED); i < from + length; i++) {
      hash = hash * 31 + (bytes[i] | CASE);
    }
    hash *= 0x9E3779B9;
    return hash >>> 7;
  }
}

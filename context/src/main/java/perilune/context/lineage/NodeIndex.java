package perilune.context.lineage;

import org.jspecify.annotations.Nullable;
import perilune.event.RecordHash;

/**
 * Finds a node by a 64-bit key without boxing: open addressing with linear probing, deletion by
 * shifting back (Knuth, TAOCP 3, 6.4, algorithm R).
 */
final class NodeIndex {

  private static final int FIRST_CAPACITY = 256;

  private long[] keys = new long[FIRST_CAPACITY];
  private @Nullable ProcessNode[] nodes = new @Nullable ProcessNode[FIRST_CAPACITY];
  private int size;

  @Nullable ProcessNode get(long key) {
    int mask = keys.length - 1;
    for (int at = slot(key, mask); ; at = (at + 1) & mask) {
      ProcessNode node = nodes[at];
      if (node == null || keys[at] == key) {
        return node;
      }
    }
  }

  void put(long key, ProcessNode node) {
    if (size * 2 >= keys.length) {
      grow();
    }
    int mask = keys.length - 1;
    int at = slot(key, mask);
    while (nodes[at] != null && keys[at] != key) {
      at = (at + 1) & mask;
    }
    if (nodes[at] == null) {
      size++;
    }
    keys[at] = key;
    nodes[at] = node;
  }

  /** Takes a key away if it leads to this node. */
  void remove(long key, ProcessNode node) {
    int mask = keys.length - 1;
    int at = slot(key, mask);
    while (nodes[at] != null && keys[at] != key) {
      at = (at + 1) & mask;
    }
    if (nodes[at] == node) {
      close(at, mask);
      size--;
    }
  }

  private void close(int hole, int mask) {
    int empty = hole;
    for (int at = (hole + 1) & mask; nodes[at] != null; at = (at + 1) & mask) {
      int home = slot(keys[at], mask);
      if (((at - home) & mask) >= ((at - empty) & mask)) {
        keys[empty] = keys[at];
        nodes[empty] = nodes[at];
        empty = at;
      }
    }
    nodes[empty] = null;
  }

  private void grow() {
    long[] oldKeys = keys;
    @Nullable ProcessNode[] oldNodes = nodes;
    keys = new long[oldKeys.length * 2];
    nodes = new @Nullable ProcessNode[keys.length];
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      ProcessNode node = oldNodes[i];
      if (node != null) {
        put(oldKeys[i], node);
      }
    }
  }

  private static int slot(long key, int mask) {
    return (int) RecordHash.mix(key) & mask;
  }
}

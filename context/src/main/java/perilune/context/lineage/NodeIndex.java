package perilune.context.lineage;

import org.jspecify.annotations.Nullable;
import perilune.event.RecordHash;

/**
 * Finds a node by a 64-bit key without boxing: open addressing with linear probing, deletion by
 * shifting back (Knuth, TAOCP 3, 6.4, algorithm R). No key is 0: that marks a free place, so that
 * nodes need not be looked at on the way.
 */
final class NodeIndex {

  private static final int FIRST_CAPACITY = 256;

  private final ProcessMemory memory;
  private long[] keys = new long[FIRST_CAPACITY];
  private int[] nodes = new int[FIRST_CAPACITY];
  private int size;

  NodeIndex(ProcessMemory memory) {
    this.memory = memory;
  }

  @Nullable ProcessNode get(long key) {
    int mask = keys.length - 1;
    int at = slot(key, mask);
    while (keys[at] != key && keys[at] != 0) {
      at = (at + 1) & mask;
    }
    return key != 0 && keys[at] == key ? memory.node(nodes[at]) : null;
  }

  void put(long key, ProcessNode node) {
    if (size * 2 >= keys.length) {
      grow();
    }
    int mask = keys.length - 1;
    int at = slot(key, mask);
    while (keys[at] != 0 && keys[at] != key) {
      at = (at + 1) & mask;
    }
    if (keys[at] == 0) {
      size++;
    }
    keys[at] = key;
    nodes[at] = node.number;
  }

  /** Takes a key away if it leads to this node. */
  void remove(long key, ProcessNode node) {
    int mask = keys.length - 1;
    int at = slot(key, mask);
    while (keys[at] != 0 && keys[at] != key) {
      at = (at + 1) & mask;
    }
    if (keys[at] != 0 && nodes[at] == node.number) {
      close(at, mask);
      size--;
    }
  }

  private void close(int hole, int mask) {
    int empty = hole;
    for (int at = (hole + 1) & mask; keys[at] != 0; at = (at + 1) & mask) {
      int home = slot(keys[at], mask);
      if (((at - home) & mask) >= ((at - empty) & mask)) {
        keys[empty] = keys[at];
        nodes[empty] = nodes[at];
        empty = at;
      }
    }
    keys[empty] = 0;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNodes = nodes;
    keys = new long[oldKeys.length * 2];
    nodes = new int[keys.length];
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        put(oldKeys[i], memory.node(oldNodes[i]));
      }
    }
  }

  private static int slot(long key, int mask) {
    return (int) RecordHash.mix(key) & mask;
  }
}

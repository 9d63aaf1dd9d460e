package perilune.context.lineage;

import org.jspecify.annotations.Nullable;

/**
 * Images without children, least recently used first. The links lie in the nodes and are numbers: a
 * collector has to look at every reference that changed since the last time.
 */
final class LeafList {

  private static final int NONE = ProcessNode.NO_NUMBER;

  private final ProcessMemory memory;
  private final int id;
  private int first = NONE;
  private int last = NONE;

  /**
   * Makes an empty one.
   *
   * @param id by which a node knows in which list it is, above 0
   */
  LeafList(ProcessMemory memory, int id) {
    this.memory = memory;
    this.id = id;
  }

  @Nullable ProcessNode first() {
    return first == NONE ? null : memory.node(first);
  }

  /** Gives the node behind one of the list, or null. */
  @Nullable ProcessNode next(ProcessNode node) {
    return node.after == NONE ? null : memory.node(node.after);
  }

  boolean contains(ProcessNode node) {
    return node.list == id;
  }

  void add(ProcessNode node) {
    node.list = id;
    node.before = last;
    node.after = NONE;
    if (last == NONE) {
      first = node.number;
    } else {
      memory.node(last).after = node.number;
    }
    last = node.number;
  }

  void remove(ProcessNode node) {
    if (node.before == NONE) {
      first = node.after;
    } else {
      memory.node(node.before).after = node.after;
    }
    if (node.after == NONE) {
      last = node.before;
    } else {
      memory.node(node.after).before = node.before;
    }
    node.list = 0;
    node.before = NONE;
    node.after = NONE;
  }

  void moveToEnd(ProcessNode node) {
    if (node.number != last) {
      remove(node);
      add(node);
    }
  }
}

package perilune.context.lineage;

import org.jspecify.annotations.Nullable;

/** Images without children, least recently used first; the links lie in the nodes. */
final class LeafList {

  private @Nullable ProcessNode first;
  private @Nullable ProcessNode last;

  @Nullable ProcessNode first() {
    return first;
  }

  void add(ProcessNode node) {
    node.list = this;
    node.before = last;
    node.after = null;
    if (last == null) {
      first = node;
    } else {
      last.after = node;
    }
    last = node;
  }

  void remove(ProcessNode node) {
    ProcessNode before = node.before;
    ProcessNode after = node.after;
    if (before == null) {
      first = after;
    } else {
      before.after = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.before = before;
    }
    node.list = null;
    node.before = null;
    node.after = null;
  }

  void moveToEnd(ProcessNode node) {
    if (node != last) {
      remove(node);
      add(node);
    }
  }
}

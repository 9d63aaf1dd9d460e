package perilune.telemetry.ecs;

import org.jspecify.annotations.Nullable;
import perilune.telemetry.ecs.FieldTree.Node;

/**
 * What the names below a node led to last, by their numbers: what nobody wants is remembered too,
 * as most of a document is. A few slots; the newest of a slot stays.
 *
 * <p>Owned by one thread.
 */
final class KnownChildren {

  private static final int MAX_SLOTS = 64;

  private int[] names = new int[8];
  private @Nullable Node[] nodes = new @Nullable Node[8];

  /** Says whether it knows what this name leads to: then {@link #node} gives that. */
  boolean knows(int name) {
    return names[name & names.length - 1] == name;
  }

  /** Gives what a name leads to that it knows: null if nobody wants it. */
  @Nullable Node node(int name) {
    return nodes[name & nodes.length - 1];
  }

  /** Remembers what a name leads to; numbers start from 1. */
  void put(int name, @Nullable Node node) {
    if (names[name & names.length - 1] != 0 && names.length < MAX_SLOTS) {
      grow();
    }
    int slot = name & names.length - 1;
    names[slot] = name;
    nodes[slot] = node;
  }

  private void grow() {
    int[] oldNames = names;
    @Nullable Node[] oldNodes = nodes;
    names = new int[oldNames.length * 2];
    nodes = new @Nullable Node[oldNames.length * 2];
    for (int i = 0; i < oldNames.length; i++) {
      if (oldNames[i] != 0) {
        put(oldNames[i], oldNodes[i]);
      }
    }
  }
}

package perilune.context.lineage;

import org.jspecify.annotations.Nullable;

/** Says how much is known of a process's ancestors: {@code perilune.lineage.state}. */
enum Chains {
  /** Up to init, or to where the story begins. */
  COMPLETE,
  /** The parent is known, but the chain breaks off. */
  PARTIAL,
  /** Nothing is known of the parent but perhaps its pid. */
  UNKNOWN;

  private final byte[] text = Bytes.ascii(name().toLowerCase(java.util.Locale.ROOT));

  /** Gives the field's value; not to be written to. */
  byte[] text() {
    return text;
  }

  /** Gives the state of a process of which there may be nothing known. O(ancestors). */
  static Chains of(@Nullable ProcessNode node) {
    int steps = 0;
    for (ProcessNode at = node; at != null && steps < Entries.MAX_CHAIN; at = at.parent()) {
      if (reachesTop(at)) {
        return COMPLETE;
      }
      steps++;
    }
    ProcessNode parent = node == null ? null : node.parent();
    return parent != null && parent.known() ? PARTIAL : UNKNOWN;
  }

  private static boolean reachesTop(ProcessNode node) {
    if (node.pid == 0 || node.pid == 1 || node.parentPid == 0 || node.parentPid == 1) {
      return true;
    }
    return node.known() && Entries.begunAt(node) != null;
  }
}

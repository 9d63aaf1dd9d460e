package perilune.context.lineage;

import perilune.event.KnownField;

/** Says whose a pid is: of the process that had it last, or of another. */
final class PidOwnership {

  private final ProcessTable table;
  private final long exitToleranceNanos;

  PidOwnership(ProcessTable table, long exitToleranceNanos) {
    this.table = table;
    this.exitToleranceNanos = exitToleranceNanos;
  }

  /** Says whether a process ended so long ago that no record can still be of it. */
  boolean isOver(ProcessNode node, long timeNanos) {
    return node.ended && timeNanos - node.endNanos > exitToleranceNanos;
  }

  /** Says whether the event is of another process than the one which had its pid last. */
  boolean isAnother(ProcessNode node, ProcessEvent event) {
    if (node.ended) {
      return event.exec
          || isOver(node, event.timeNanos)
          || event.event().has(KnownField.PROCESS_EXECUTABLE)
              && !node.program.hasPath(event.event(), KnownField.PROCESS_EXECUTABLE);
    }
    return WindowsImages.isAnother(node, event)
        || event.parentPid >= 0 && hasAnotherParent(node, event);
  }

  private boolean hasAnotherParent(ProcessNode node, ProcessEvent event) {
    if (node.reusedByPid >= 0) {
      if (node.reusedByPid == event.parentPid) {
        return true;
      }
      // The fork was seen from inside a pid namespace: its number is not of this host's counting.
      node.reusedByPid = -1;
    }
    if (node.parentPid < 0
        || event.parentPid == node.parentPid
        || event.parentPid == node.adoptedByPid) {
      return false;
    }
    if (canBeAdopted(node, event.parentPid)) {
      node.adoptedByPid = event.parentPid;
      return false;
    }
    return true;
  }

  /**
   * Says whether a process may have got a new parent when its own ended. That is init or an
   * ancestor that asked for it (prctl(2), PR_SET_CHILD_SUBREAPER). Where the chain of ancestors
   * breaks off, any process may be one that did not start after the child.
   */
  private boolean canBeAdopted(ProcessNode node, long parentPid) {
    if (parentPid <= 1) {
      return true;
    }
    int steps = 0;
    ProcessNode top = node;
    for (ProcessNode up = node.parent();
        up != null && steps < Entries.MAX_CHAIN;
        up = up.parent()) {
      if (up.pid == parentPid) {
        return true;
      }
      top = up;
      steps++;
    }
    if (top.pid <= 1 || top.parentPid == 0 || top.parentPid == 1) {
      return false;
    }
    ProcessNode adopter = table.byPid(parentPid);
    if (adopter == null || !adopter.beginningIsKnown()) {
      return true;
    }
    return adopter.processStartNanos <= node.processStartNanos;
  }
}

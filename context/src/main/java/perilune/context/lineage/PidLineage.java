package perilune.context.lineage;

import org.jspecify.annotations.Nullable;
import perilune.event.KnownField;

/**
 * Follows processes by pid, where the source has no entity ids.
 *
 * <p>The tree is built from the parent's pid in a process's own records; fork records, which the
 * kernel often writes after the child's exec, fill gaps only. A pid changes hands when its process
 * ended before, when its parent becomes one that cannot have adopted it, or when a newer fork
 * record names it and the process's next record names the same parent.
 */
final class PidLineage {

  private final ProcessTable table;
  private final ProgramReader programs;
  private final EntityIds ids;
  private final Tally tally;
  private final PidOwnership owners;

  PidLineage(ProcessTable table, ProgramReader programs, Tally tally, long exitToleranceNanos) {
    this.table = table;
    this.programs = programs;
    this.ids = new EntityIds();
    this.tally = tally;
    this.owners = new PidOwnership(table, exitToleranceNanos);
  }

  /** Gives the image that an event is of, having learned from the event. */
  ProcessNode follow(ProcessEvent event) {
    ProcessNode node = locate(event);
    // A fork from before the parent's exec is of an image that is not known any more.
    if (event.forkOfChild && table.isNewestOfPid(node)) {
      fork(event, node);
    }
    return node;
  }

  private ProcessNode locate(ProcessEvent event) {
    ProcessNode node = table.byPid(event.pid);
    if (node == null) {
      return begin(event, null);
    }
    if (WindowsImages.isToldTwice(node, event)) {
      table.touch(node);
      return node;
    }
    if (node.known() && node.isAfter(event.timeNanos, event.sequence)) {
      return late(event, node);
    }
    if (owners.isAnother(node, event)) {
      tally.pidReuses++;
      table.end(node, event.timeNanos);
      return begin(event, node);
    }
    if (event.exec) {
      return exec(event, node);
    }
    return seen(event, node);
  }

  /** A record of the image that is known, or of one whose exec was not recorded. */
  private ProcessNode seen(ProcessEvent event, ProcessNode node) {
    table.touch(node);
    if (!node.known()) {
      fill(event, node);
      return node;
    }
    if (!event.event().has(KnownField.PROCESS_EXECUTABLE)) {
      return node;
    }
    if (!node.program.has(Program.Text.EXECUTABLE)) {
      table.setProgram(node, programs.merge(programs.readSeen(event.event()), node.program));
      return node;
    }
    if (node.program.hasPath(event.event(), KnownField.PROCESS_EXECUTABLE)) {
      return node;
    }
    tally.missedExecs++;
    return replace(event, node, ProcessNode.Origin.SEEN, programs.readSeen(event.event()));
  }

  private void fill(ProcessEvent event, ProcessNode node) {
    node.setOrigin(ProcessNode.Origin.SEEN);
    node.startNanos = event.timeNanos;
    node.startSequence = event.sequence;
    identify(node, event, event.timeNanos, event.sequence);
    table.setProgram(node, programs.readSeen(event.event()));
    if (node.parent() == null && event.parentPid >= 0) {
      node.parentPid = event.parentPid;
      ProcessNode parent = parentOf(event);
      if (parent != null) {
        table.link(node, parent);
      }
    }
  }

  private ProcessNode exec(ProcessEvent event, ProcessNode node) {
    return replace(event, node, ProcessNode.Origin.STARTED, programs.read(event.event()));
  }

  /**
   * A new image in the same process: the parent stays, the children of the old one stay with it.
   */
  private ProcessNode replace(
      ProcessEvent event, ProcessNode old, ProcessNode.Origin origin, Program program) {
    ProcessNode node = table.node(event.pid, origin, event.timeNanos, event.sequence);
    identify(node, event, event.timeNanos, event.sequence);
    node.program.copy(program);
    node.processStartNanos = old.processStartNanos;
    node.setParent(old.parent());
    node.parentPid = old.parentPid;
    node.adoptedByPid = old.adoptedByPid;
    if (node.parent() == null && event.parentPid >= 0) {
      node.parentPid = event.parentPid;
      node.setParent(parentOf(event));
    }
    node.session = old.session;
    node.sessionEntry = old.sessionEntry;
    node.login = old.login;
    node.luaRoot = old.luaRoot;
    if (old.origin() != ProcessNode.Origin.FORKED) {
      node.setPrevious(old.program);
      node.own = old.own;
    }
    table.add(node);
    table.end(old, event.timeNanos);
    table.indexPid(node);
    return node;
  }

  /** A process that was not known; the node is who had its pid before. */
  private ProcessNode begin(ProcessEvent event, @Nullable ProcessNode former) {
    boolean byFork = former != null && former.reusedByPid >= 0;
    ProcessNode parent = parentOf(event);
    if (byFork && !event.exec && former != null) {
      return beginForked(event, former, parent);
    }
    var origin = event.exec ? ProcessNode.Origin.STARTED : ProcessNode.Origin.SEEN;
    ProcessNode node = table.node(event.pid, origin, event.timeNanos, event.sequence);
    identify(node, event, event.timeNanos, event.sequence);
    node.program.copy(event.exec ? programs.read(event.event()) : programs.readSeen(event.event()));
    return enter(node, event.parentPid, parent);
  }

  private ProcessNode beginForked(
      ProcessEvent event, ProcessNode former, @Nullable ProcessNode parent) {
    ProcessNode node =
        table.node(event.pid, ProcessNode.Origin.FORKED, former.reusedNanos, former.reusedSequence);
    identify(node, event, former.reusedNanos, former.reusedSequence);
    node.program.copy(parent == null ? programs.readSeen(event.event()) : parent.program);
    return seen(event, enter(node, event.parentPid, parent));
  }

  private ProcessNode enter(ProcessNode node, long parentPid, @Nullable ProcessNode parent) {
    node.setParent(parent);
    node.parentPid = parentPid;
    if (parentPid != 0 && parentPid != 1 && (parent == null || !parent.known())) {
      tally.unknownParents++;
    }
    table.add(node);
    table.indexPid(node);
    return node;
  }

  /** Gives the image that the parent's pid of a record names, a new one if need be. */
  private @Nullable ProcessNode parentOf(ProcessEvent event) {
    if (event.parentPid < 0) {
      return null;
    }
    ProcessNode parent = table.byPid(event.parentPid);
    if (parent != null && !(parent.ended && owners.isOver(parent, event.timeNanos))) {
      return parent;
    }
    if (parent != null) {
      // A process has a living parent: the pid was given to one of which there is no record.
      tally.pidReuses++;
    }
    ProcessNode named =
        table.node(event.parentPid, ProcessNode.Origin.NAMED, event.timeNanos, event.sequence);
    table.add(named);
    table.indexPid(named);
    return named;
  }

  // ---- forks ----

  private void fork(ProcessEvent event, ProcessNode forker) {
    ProcessNode parent = event.siblingFork ? forker.parent() : forker;
    long parentPid = event.siblingFork ? forker.parentPid : forker.pid;
    ProcessNode child = table.byPid(event.childPid);
    if (child == null) {
      forkNew(event, forker, parent, parentPid);
      return;
    }
    boolean newer = event.timeNanos > child.processStartNanos;
    if (newer && (child.ended || !child.known())) {
      tally.pidReuses++;
      table.end(child, event.timeNanos);
      forkNew(event, forker, parent, parentPid);
    } else if (newer) {
      child.reusedByPid = parentPid;
      child.reusedNanos = event.timeNanos;
      child.reusedSequence = event.sequence;
    } else if (child.parent() == null && parent != null) {
      if (table.link(child, parent)) {
        child.parentPid = parentPid;
      }
    }
  }

  private void forkNew(
      ProcessEvent event, ProcessNode forker, @Nullable ProcessNode parent, long parentPid) {
    ProcessNode child =
        table.node(event.childPid, ProcessNode.Origin.FORKED, event.timeNanos, event.sequence);
    byte[] id = ids.of(event.event().header(), event.childPid, event.timeNanos, event.sequence);
    child.setEntityId(id, 0, id.length);
    child.program.copy(forker.program);
    child.session = forker.session;
    child.sessionEntry = forker.sessionEntry;
    enter(child, parentPid, parent);
  }

  // ---- late records ----

  /**
   * A record older than the image of its process: it may complete what is missing, and replaces
   * nothing.
   */
  private ProcessNode late(ProcessEvent event, ProcessNode node) {
    tally.lateEvents++;
    boolean sameProcess = event.timeNanos >= node.processStartNanos;
    boolean sameImage =
        event.exec
            && node.origin() == ProcessNode.Origin.SEEN
            && node.program.hasPath(event.event(), KnownField.PROCESS_EXECUTABLE);
    if (sameImage) {
      Program started = programs.read(event.event());
      table.setProgram(node, programs.merge(started, node.program));
      return node;
    }
    // Never in the table, so that nobody gives it back: it is gone with the event.
    ProcessNode detached =
        table
            .unlisted()
            .begin(
                event.pid,
                event.exec ? ProcessNode.Origin.STARTED : ProcessNode.Origin.NAMED,
                event.timeNanos,
                event.sequence);
    detached.program.copy(programs.readSeen(event.event()));
    if (event.exec) {
      identify(detached, event, event.timeNanos, event.sequence);
    }
    if (sameProcess || event.parentPid == node.parentPid) {
      detached.setParent(node.parent());
      detached.parentPid = node.parentPid;
    } else {
      detached.parentPid = event.parentPid;
    }
    return detached;
  }

  private void identify(ProcessNode node, ProcessEvent event, long timeNanos, long sequence) {
    byte[] id = ids.of(event.event().header(), event.pid, timeNanos, sequence);
    node.setEntityId(id, 0, id.length);
  }
}

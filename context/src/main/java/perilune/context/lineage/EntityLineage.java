package perilune.context.lineage;

import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * Follows processes by the entity ids of a source that has its own (Elastic Defend, Auditbeat's
 * process data set, Endpoint Security): nothing needs to be inferred, only remembered for documents
 * that say less.
 *
 * <p>Some ids are of a process and stay when it executes another program; others are of an image,
 * and then an exec names the id of the image that it replaced. In both cases the new image has the
 * parent of the old one, and the old one keeps its children.
 */
final class EntityLineage {

  private final ProcessTable table;
  private final ProgramReader programs;
  private final int maxAncestors;
  private final Tally tally;

  EntityLineage(ProcessTable table, ProgramReader programs, int maxAncestors, Tally tally) {
    this.table = table;
    this.programs = programs;
    this.maxAncestors = maxAncestors;
    this.tally = tally;
  }

  /** Gives the image that an event is of, having learned from the event. */
  ProcessNode follow(ProcessEvent event) {
    Event source = event.event();
    ProcessNode node = table.byEntity(source, KnownField.PROCESS_ENTITY_ID);
    if (node == null) {
      ProcessNode old = replaced(event);
      node = old == null ? begin(event) : replace(event, old);
    } else if (event.exec && node.known() && isNewImage(event, node)) {
      node = replace(event, node);
    } else {
      table.touch(node);
      complete(event, node);
    }
    if (node.parent() == null) {
      linkParent(event, node);
    }
    completeParent(event, node);
    FirstExec.tellParent(event, node, programs, table);
    readEntry(source, node);
    fork(event, node);
    return node;
  }

  /** Gives the image that an exec names as the one before, if it is known and of this process. */
  private @Nullable ProcessNode replaced(ProcessEvent event) {
    if (!event.exec || !event.event().has(KnownField.PREVIOUS_ENTITY_ID)) {
      return null;
    }
    ProcessNode old = table.byEntity(event.event(), KnownField.PREVIOUS_ENTITY_ID);
    return old != null && old.pid == event.pid && old.known() ? old : null;
  }

  /** Gives a node the entity id that its event has, by which it is found. */
  private void identify(ProcessNode node, Event source) {
    int id = source.firstValue(KnownField.PROCESS_ENTITY_ID.id());
    node.setEntityId(source.arena(), source.offset(id), source.length(id));
    node.sourceId = true;
  }

  /** A document of an exec whose process keeps its id; the exec that began the image is not. */
  private static boolean isNewImage(ProcessEvent event, ProcessNode node) {
    return !node.isAfter(event.timeNanos, event.sequence)
        && event.timeNanos != node.startNanos
        && (node.origin() == ProcessNode.Origin.FORKED
            || node.origin() == ProcessNode.Origin.STARTED);
  }

  private ProcessNode begin(ProcessEvent event) {
    var node = table.node(event.pid, originOf(event), event.timeNanos, event.sequence);
    identify(node, event.event());
    node.program.copy(programs.readSeen(event.event()));
    node.program.callAsFile();
    node.parentPid = event.parentPid;
    node.setParent(knownParent(event));
    if (node.parent() == null && event.parentPid > 1) {
      tally.unknownParents++;
    }
    table.add(node);
    table.indexEntity(node);
    ProcessNode holder = event.pid < 0 ? node : table.byPid(event.pid);
    if (holder == null || holder.sourceId || holder.ended) {
      if (event.pid >= 0) {
        table.indexPid(node);
      }
    }
    return node;
  }

  private static ProcessNode.Origin originOf(ProcessEvent event) {
    if (event.exec) {
      return ProcessNode.Origin.STARTED;
    }
    return event.forked ? ProcessNode.Origin.FORKED : ProcessNode.Origin.SEEN;
  }

  private ProcessNode replace(ProcessEvent event, ProcessNode old) {
    var node = table.node(event.pid, ProcessNode.Origin.STARTED, event.timeNanos, event.sequence);
    identify(node, event.event());
    node.program.copy(programs.read(event.event()));
    node.processStartNanos = old.processStartNanos;
    node.setParent(old.parent());
    node.parentPid = old.parentPid;
    node.sourceEntry = old.sourceEntry;
    node.login = old.login;
    node.session = old.session;
    node.sessionEntry = old.sessionEntry;
    node.luaRoot = old.luaRoot;
    if (old.origin() != ProcessNode.Origin.FORKED) {
      node.setPrevious(old.program);
      node.own = old.own;
    }
    table.add(node);
    table.end(old, event.timeNanos);
    table.indexEntity(node);
    if (table.isNewestOfPid(old)) {
      table.indexPid(node);
    }
    return node;
  }

  private void complete(ProcessEvent event, ProcessNode node) {
    Event source = event.event();
    if (!node.known()) {
      node.setOrigin(originOf(event));
      node.startNanos = event.timeNanos;
      node.startSequence = event.sequence;
      node.parentPid = event.parentPid;
    }
    if (lacks(node.program, source, KnownField.PROCESS_EXECUTABLE, KnownField.PROCESS_ARGS)) {
      Program seen = programs.merge(node.program, programs.readSeen(source));
      seen.callAsFile();
      table.setProgram(node, seen);
    }
  }

  /** A record of a fork is the parent's and names the child, which runs the same program. */
  private void fork(ProcessEvent event, ProcessNode forker) {
    Event source = event.event();
    if (!event.forkOfChild) {
      return;
    }
    byte[] id = Bytes.of(source, KnownField.CHILD_ENTITY_ID, Integer.MAX_VALUE);
    if (id.length == 0 || id.length > ProgramReader.MAX_ID_BYTES) {
      return;
    }
    ProcessNode known = table.byEntity(id);
    if (known != null) {
      if (known.parent() == null && table.link(known, forker)) {
        known.parentPid = forker.pid;
      }
      return;
    }
    var child =
        table.node(event.childPid, ProcessNode.Origin.FORKED, event.timeNanos, event.sequence);
    child.setEntityId(id, 0, id.length);
    child.sourceId = true;
    child.program.copy(forker.program);
    child.setSignature(forker.signature());
    child.setParent(forker);
    child.parentPid = forker.pid;
    child.session = forker.session;
    child.sessionEntry = forker.sessionEntry;
    table.add(child);
    table.indexEntity(child);
    table.indexPid(child);
  }

  private static boolean lacks(
      Program program, Event source, KnownField executable, KnownField arguments) {
    return !program.has(Program.Text.EXECUTABLE) && source.has(executable)
        || !program.argumentsKnown() && source.has(arguments);
  }

  // ---- parents ----

  private @Nullable ProcessNode knownParent(ProcessEvent event) {
    Event source = event.event();
    if (source.has(KnownField.PROCESS_PARENT_ENTITY_ID)) {
      return table.byEntity(source, KnownField.PROCESS_PARENT_ENTITY_ID);
    }
    if (event.parentPid < 0 || source.has(KnownField.PROCESS_ANCESTRY)) {
      return null;
    }
    ProcessNode parent = table.byPid(event.parentPid);
    return parent == null || parent.ended ? null : parent;
  }

  /** Links a node to its parent, and that to all ancestors which the source names. */
  private void linkParent(ProcessEvent event, ProcessNode node) {
    Event source = event.event();
    ProcessNode child = node;
    int parent = source.firstValue(KnownField.PROCESS_PARENT_ENTITY_ID.id());
    if (parent != Event.NONE) {
      child = linkNamed(event, child, parent, event.parentPid);
    }
    int steps = 0;
    for (int v = source.firstValue(KnownField.PROCESS_ANCESTRY.id());
        v != Event.NONE && child != null && steps < maxAncestors;
        v = source.nextValue(v)) {
      // The first ancestor is the parent again, where the source names it.
      if (steps > 0 || parent == Event.NONE) {
        child = linkNamed(event, child, v, -1);
      }
      steps++;
    }
  }

  private @Nullable ProcessNode linkNamed(
      ProcessEvent event, ProcessNode child, int value, long pid) {
    if (child.parent() != null) {
      return child.parent();
    }
    Event source = event.event();
    if (source.tag(value) != Tag.TEXT
        || source.length(value) == 0
        || source.length(value) > ProgramReader.MAX_ID_BYTES) {
      return null;
    }
    int at = source.offset(value);
    byte[] id = java.util.Arrays.copyOfRange(source.arena(), at, at + source.length(value));
    ProcessNode parent = table.byEntity(id);
    if (parent == null) {
      parent = table.node(pid, ProcessNode.Origin.NAMED, event.timeNanos, event.sequence);
      parent.setEntityId(id, 0, id.length);
      parent.sourceId = true;
      table.add(parent);
      table.indexEntity(parent);
    }
    return table.link(child, parent) ? parent : null;
  }

  /** A child's document tells of its parent as it is now: taken where nothing better is known. */
  private void completeParent(ProcessEvent event, ProcessNode node) {
    ProcessNode parent = node.parent();
    Event source = event.event();
    if (parent == null
        || !parent.sourceId
        || !Bytes.same(
            source, KnownField.PROCESS_PARENT_ENTITY_ID, parent.entityId(), Integer.MAX_VALUE)) {
      return;
    }
    if (lacks(
        parent.program,
        source,
        KnownField.PROCESS_PARENT_EXECUTABLE,
        KnownField.PROCESS_PARENT_ARGS)) {
      table.setProgram(parent, programs.merge(parent.program, programs.readParent(source)));
      if (!parent.known()) {
        parent.setOrigin(ProcessNode.Origin.SEEN);
      }
    }
  }

  // ---- entry ----

  private static void readEntry(Event source, ProcessNode node) {
    if (node.sourceEntry != null || !source.has(KnownField.PROCESS_ENTRY_META_TYPE)) {
      return;
    }
    String type = source.text(KnownField.PROCESS_ENTRY_META_TYPE).orElse("");
    var entry =
        new EntryPoint(
            EntryLists.ofElastic(type),
            Bytes.of(
                source, KnownField.PROCESS_ENTRY_LEADER_ENTITY_ID, ProgramReader.MAX_ID_BYTES));
    entry.sourceIp =
        Bytes.of(source, KnownField.PROCESS_ENTRY_META_SOURCE_IP, ProgramReader.MAX_NAME_BYTES);
    node.sourceEntry = entry;
  }
}

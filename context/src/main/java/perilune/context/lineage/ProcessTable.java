package perilune.context.lineage;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.KnownField;

/**
 * All images of one host, found by pid and by the source's entity ids, bounded.
 *
 * <p>Only images without children can be forgotten, so that no chain of a kept process is ever
 * torn: ended ones first, then the one not heard of for longest. Every operation is O(1) but {@link
 * #all} and {@link #endAll}.
 */
final class ProcessTable {

  /** What a node takes besides its texts, bytes; an estimate for the text budget. */
  private static final long NODE_BYTES = 64;

  private final LineageLimits limits;
  private final Tally tally;
  private final NodeIndex byPid = new NodeIndex();
  private final NodeIndex byEntity = new NodeIndex();
  private final LeafList endedLeaves = new LeafList();
  private final LeafList livingLeaves = new LeafList();
  private long size;
  private long textBytes;

  ProcessTable(LineageLimits limits, Tally tally) {
    this.limits = limits;
    this.tally = tally;
  }

  long size() {
    return size;
  }

  /** Gives the newest image of a pid, ended or not. */
  @Nullable ProcessNode byPid(long pid) {
    return byPid.get(pid);
  }

  /** Gives the newest image with the entity id that a field of an event holds. */
  @Nullable ProcessNode byEntity(Event event, KnownField field) {
    ProcessNode node = byEntity.get(Bytes.hash(event, field));
    return node != null && Bytes.same(event, field, node.entityId, Integer.MAX_VALUE) ? node : null;
  }

  /** Gives the newest image with a source's entity id. */
  @Nullable ProcessNode byEntity(byte[] id) {
    ProcessNode node = byEntity.get(Bytes.hash(id, 0, id.length));
    return node != null && Arrays.equals(node.entityId, id) ? node : null;
  }

  /** Takes a new image in, which is then a leaf. */
  void add(ProcessNode node) {
    size++;
    textBytes += bytesOf(node);
    enlist(node);
    ProcessNode parent = node.parent;
    if (parent != null) {
      addChild(parent);
    }
  }

  void indexPid(ProcessNode node) {
    byPid.put(node.pid, node);
  }

  void indexEntity(ProcessNode node) {
    byEntity.put(Bytes.hash(node.entityId, 0, node.entityId.length), node);
  }

  /** Gives a node another program. */
  void setProgram(ProcessNode node, Program program) {
    textBytes -= bytesOf(node);
    node.program = program;
    textBytes += bytesOf(node);
  }

  /** Gives a node that has none a parent, unless that would close a circle. */
  boolean link(ProcessNode node, ProcessNode parent) {
    int steps = 0;
    for (ProcessNode up = parent; up != null; up = up.parent) {
      if (up == node || ++steps > Entries.MAX_CHAIN) {
        return false;
      }
    }
    node.parent = parent;
    addChild(parent);
    return true;
  }

  /** Says that an image ended. */
  void end(ProcessNode node, long timeNanos) {
    if (node.ended) {
      return;
    }
    node.ended = true;
    node.endNanos = timeNanos;
    LeafList list = node.list;
    if (list != null) {
      list.remove(node);
      enlist(node);
    }
  }

  /** Says that all processes ended: the host was started again. */
  void endAll(long timeNanos) {
    for (ProcessNode node : all()) {
      end(node, timeNanos);
    }
  }

  /** Says that a process was heard of. */
  void touch(ProcessNode node) {
    if (node.list == livingLeaves) {
      livingLeaves.moveToEnd(node);
    }
  }

  /** Forgets what has ended long ago, and what is too much. Never the node that is kept. */
  void tidy(long nowNanos, @Nullable ProcessNode keep) {
    long before = nowNanos - limits.keepEnded().toNanos();
    for (ProcessNode node = endedLeaves.first();
        node != null && node.endNanos < before && node != keep;
        node = endedLeaves.first()) {
      forget(node);
      tally.expired++;
    }
    while (size > limits.maxProcesses() || textBytes > limits.maxTextBytes()) {
      ProcessNode node = leastUseful(keep);
      if (node == null) {
        return;
      }
      forget(node);
      tally.evicted++;
    }
  }

  private @Nullable ProcessNode leastUseful(@Nullable ProcessNode keep) {
    ProcessNode ended = endedLeaves.first();
    if (ended != null && ended != keep) {
      return ended;
    }
    ProcessNode living = livingLeaves.first();
    return living == keep ? null : living;
  }

  private void forget(ProcessNode node) {
    LeafList list = node.list;
    if (list != null) {
      list.remove(node);
    }
    byPid.remove(node.pid, node);
    if (node.sourceId) {
      byEntity.remove(Bytes.hash(node.entityId, 0, node.entityId.length), node);
    }
    size--;
    textBytes -= bytesOf(node);
    ProcessNode parent = node.parent;
    if (parent != null) {
      // The node keeps its parent: somebody may hold it until the end of the event.
      parent.children--;
      if (parent.children == 0) {
        enlist(parent);
      }
    }
  }

  private void enlist(ProcessNode node) {
    (node.ended ? endedLeaves : livingLeaves).add(node);
  }

  private static void addChild(ProcessNode parent) {
    parent.children++;
    LeafList list = parent.list;
    if (list != null) {
      list.remove(parent);
    }
  }

  private static long bytesOf(ProcessNode node) {
    return NODE_BYTES + (node.sourceId ? node.entityId.length : 0) + node.program.textBytes();
  }

  /**
   * Gives every image, each after its parent; leaves in the order of their lists. Every image is a
   * leaf or above one, because parents are never in a circle.
   */
  SequencedSet<ProcessNode> all() {
    Set<ProcessNode> met = Collections.newSetFromMap(new IdentityHashMap<>());
    var ordered = new LinkedHashSet<ProcessNode>();
    collect(endedLeaves, met, ordered);
    collect(livingLeaves, met, ordered);
    return ordered;
  }

  private static void collect(
      LeafList leaves, Set<ProcessNode> met, SequencedSet<ProcessNode> ordered) {
    var chain = new java.util.ArrayDeque<ProcessNode>();
    for (ProcessNode leaf = leaves.first(); leaf != null; leaf = leaf.after) {
      for (ProcessNode node = leaf; node != null && met.add(node); node = node.parent) {
        chain.push(node);
      }
      while (!chain.isEmpty()) {
        ordered.add(chain.pop());
      }
    }
  }

  /** Says whether this is the newest image of its pid. */
  boolean isNewestOfPid(ProcessNode node) {
    return byPid.get(node.pid) == node;
  }

  /** Says whether this is the newest image of its source's entity id. */
  boolean isNewestOfEntity(ProcessNode node) {
    return node.sourceId && byEntity(node.entityId) == node;
  }
}

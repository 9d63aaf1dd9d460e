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

  /** What a node takes with its places in both indexes, but without texts, bytes; an estimate. */
  private static final long NODE_BYTES = 260;

  private final LineageLimits limits;
  private final ProcessMemory memory;
  private final Tally tally;
  private final NodeIndex byPid;
  private final NodeIndex byEntity;
  private final LeafList endedLeaves;
  private final LeafList livingLeaves;
  private long size;
  private long bytes;

  ProcessTable(LineageLimits limits, ProcessMemory memory, Tally tally) {
    this.limits = limits;
    this.memory = memory;
    this.tally = tally;
    byPid = new NodeIndex(memory);
    byEntity = new NodeIndex(memory);
    endedLeaves = new LeafList(memory, 1);
    livingLeaves = new LeafList(memory, 2);
    memory.addHost();
  }

  /** Gives back what it takes of the memory of all hosts; it is not used any more. O(images). */
  void leave() {
    all().forEach(memory::giveBack);
    memory.removeHost(bytes);
  }

  long size() {
    return size;
  }

  /** Gives the newest image of a pid, ended or not. */
  @Nullable ProcessNode byPid(long pid) {
    return byPid.get(pidKey(pid));
  }

  /** Gives the newest image with the entity id that a field of an event holds. */
  @Nullable ProcessNode byEntity(Event event, KnownField field) {
    ProcessNode node = byEntity.get(Bytes.hash(event, field));
    return node != null && Bytes.same(event, field, node.entityId(), Integer.MAX_VALUE)
        ? node
        : null;
  }

  /** Gives the newest image with a source's entity id. */
  @Nullable ProcessNode byEntity(byte[] id) {
    ProcessNode node = byEntity.get(Bytes.hash(id, 0, id.length));
    return node != null && Arrays.equals(node.entityId(), id) ? node : null;
  }

  /** Makes a new image, which is not in the table yet. */
  ProcessNode node(long pid, ProcessNode.Origin origin, long startNanos, long startSequence) {
    return memory.newNode().begin(pid, origin, startNanos, startSequence);
  }

  /** Makes a node that never comes into the table, so that nobody gives it back. */
  ProcessNode unlisted() {
    return new ProcessNode(memory, ProcessNode.NO_NUMBER);
  }

  /** Takes a new image in, which is then a leaf. */
  void add(ProcessNode node) {
    size++;
    count(node);
    enlist(node);
    ProcessNode parent = node.parent();
    if (parent != null) {
      addChild(parent);
    }
  }

  void indexPid(ProcessNode node) {
    byPid.put(pidKey(node.pid), node);
  }

  void indexEntity(ProcessNode node) {
    node.entityHash = Bytes.hash(node.entityId(), 0, node.entityId().length);
    byEntity.put(node.entityHash, node);
  }

  /** Gives a node another program. */
  void setProgram(ProcessNode node, Program program) {
    node.program.copy(program);
    count(node);
  }

  /** Gives a node that has none a parent, unless that would close a circle. */
  boolean link(ProcessNode node, ProcessNode parent) {
    int steps = 0;
    for (ProcessNode up = parent; up != null; up = up.parent()) {
      if (up == node || ++steps > Entries.MAX_CHAIN) {
        return false;
      }
    }
    node.setParent(parent);
    addChild(parent);
    return true;
  }

  /** Says that an image ended. */
  void end(ProcessNode node, long timeNanos) {
    if (node.ended) {
      return;
    }
    boolean leaf = livingLeaves.contains(node);
    if (leaf) {
      livingLeaves.remove(node);
    }
    node.ended = true;
    node.endNanos = timeNanos;
    if (leaf) {
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
    if (livingLeaves.contains(node)) {
      livingLeaves.moveToEnd(node);
    }
  }

  /**
   * Forgets what has ended long ago, and what is too much, also for all hosts together as long as
   * this one takes more than its share. Never the node that is kept.
   */
  void tidy(long nowNanos, @Nullable ProcessNode keep) {
    long before = nowNanos - limits.keepEnded().toNanos();
    for (ProcessNode node = endedLeaves.first();
        node != null && node.endNanos < before && node != keep;
        node = endedLeaves.first()) {
      forget(node);
      tally.expired++;
    }
    boolean more = true;
    while (more && (size > limits.maxProcesses() || memory.isFull() && bytes > memory.share())) {
      more = evict(keep);
    }
  }

  /** Forgets as long as it takes more than its share, so that other hosts have theirs. */
  void giveWay() {
    boolean more = true;
    while (more && bytes > memory.share()) {
      more = evict(null);
    }
  }

  private boolean evict(@Nullable ProcessNode keep) {
    ProcessNode node = leastUseful(keep);
    if (node == null) {
      return false;
    }
    forget(node);
    tally.evicted++;
    return true;
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
    delist(node);
    byPid.remove(pidKey(node.pid), node);
    if (node.entityHash != 0) {
      byEntity.remove(node.entityHash, node);
    }
    size--;
    use(-node.counted);
    ProcessNode parent = node.parent();
    if (parent != null) {
      parent.children--;
      if (parent.children == 0) {
        enlist(parent);
      }
    }
    // Somebody may hold it until the end of the event: it is not changed before the next.
    memory.giveBack(node);
  }

  private void enlist(ProcessNode node) {
    (node.ended ? endedLeaves : livingLeaves).add(node);
  }

  private void delist(ProcessNode node) {
    if (livingLeaves.contains(node)) {
      livingLeaves.remove(node);
    } else if (endedLeaves.contains(node)) {
      endedLeaves.remove(node);
    }
  }

  private void addChild(ProcessNode parent) {
    parent.children++;
    delist(parent);
  }

  private void count(ProcessNode node) {
    long now =
        NODE_BYTES
            + Bytes.memory(node.entityId())
            + node.program.memory()
            + node.previous().memory();
    use(now - node.counted);
    node.counted = now;
  }

  /** No key of an index is 0. */
  private static long pidKey(long pid) {
    return pid + 1;
  }

  private void use(long more) {
    bytes += more;
    memory.use(more);
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
    for (ProcessNode leaf = leaves.first(); leaf != null; leaf = leaves.next(leaf)) {
      for (ProcessNode node = leaf; node != null && met.add(node); node = node.parent()) {
        chain.push(node);
      }
      while (!chain.isEmpty()) {
        ordered.add(chain.pop());
      }
    }
  }

  /** Says whether this is the newest image of its pid. */
  boolean isNewestOfPid(ProcessNode node) {
    return byPid(node.pid) == node;
  }

  /** Says whether this is the newest image of its source's entity id. */
  boolean isNewestOfEntity(ProcessNode node) {
    return node.sourceId && byEntity(node.entityId()) == node;
  }
}

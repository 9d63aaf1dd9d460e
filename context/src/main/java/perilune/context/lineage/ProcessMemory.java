package perilune.context.lineage;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the processes of several hosts take in memory together, and how much that may be.
 *
 * <p>Every host may use what others leave free, and keeps an equal share when there is nothing
 * left: one with more forgets processes first. Nodes of forgotten processes are used again with
 * their arrays: a log in which every event is another process leaves no garbage behind. Owned by
 * the thread that owns the hosts.
 */
public final class ProcessMemory {

  private static final int FIRST_NODES = 256;

  private final long maxBytes;
  private final long hostBytes;
  private @Nullable ProcessNode[] nodes = new @Nullable ProcessNode[FIRST_NODES];
  private int made;
  // Those given back, linked behind one another.
  private int free = ProcessNode.NO_NUMBER;
  private long bytes;
  private int hosts;

  private ProcessMemory(long maxBytes, long hostBytes) {
    this.maxBytes = maxBytes;
    this.hostBytes = hostBytes;
  }

  /**
   * Makes one that nobody uses yet.
   *
   * @param parts into which the hosts are spread, each with a memory of its own
   */
  public static ProcessMemory of(LineageLimits limits, int parts) {
    return new ProcessMemory(limits.maxBytes() / parts, limits.hostBytes());
  }

  /** Says whether more is used than may be. */
  public boolean isFull() {
    return bytes > maxBytes && bytes > hosts * hostBytes;
  }

  /** Gives what all hosts use, bytes. */
  public long bytes() {
    return bytes;
  }

  /** Gives a node for another process, one that was given back if there is one. */
  ProcessNode newNode() {
    if (free == ProcessNode.NO_NUMBER) {
      if (made == nodes.length) {
        nodes = Arrays.copyOf(nodes, made * 2);
      }
      var node = new ProcessNode(this, made);
      nodes[made++] = node;
      return node;
    }
    ProcessNode node = node(free);
    free = node.after;
    node.after = ProcessNode.NO_NUMBER;
    return node;
  }

  /** Gives the node of a number. */
  ProcessNode node(int number) {
    return Objects.requireNonNull(nodes[number]);
  }

  /** Takes a node back, which stays as it is until it is given to somebody, but is in no list. */
  void giveBack(ProcessNode node) {
    node.counted = 0;
    node.list = 0;
    node.before = ProcessNode.NO_NUMBER;
    node.after = free;
    free = node.number;
  }

  /** Gives what a host may always use, bytes. */
  long share() {
    return Math.max(hostBytes, maxBytes / Math.max(1, hosts));
  }

  void addHost() {
    hosts++;
  }

  /** Takes a host away with all that it used. */
  void removeHost(long used) {
    hosts--;
    bytes -= used;
  }

  /** Takes more, or less where negative. */
  void use(long more) {
    bytes += more;
  }
}

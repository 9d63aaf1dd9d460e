package perilune.telemetry.auditd;

/**
 * Remembers what path, or what bound address, a process's file descriptor stands for, because mmap
 * and listen name a descriptor only.
 *
 * <p>A fixed number of places, each taken over by the next descriptor that falls on it: what is
 * forgotten leaves a field out, it never makes one wrong. exec and exit forget all of a process
 * through a generation number. Descriptors that come by ways that are not audited can still make an
 * entry stale. Owned by one thread; O(1); bounded by {@link #PLACES} paths of {@link #MAX_PATH}.
 */
final class FdTable {

  /** Descriptors remembered at one time, count. */
  static final int PLACES = 1 << 12;

  /** Longest path remembered, in bytes: the kernel's PATH_MAX. */
  static final int MAX_PATH = 4_096;

  private final long[] owners = new long[PLACES];
  private final long[] descriptors = new long[PLACES];
  private final int[] generations = new int[PLACES];
  private final byte[][] contents = new byte[PLACES][];
  private final int[] lengths = new int[PLACES];
  private final int[] generationOfProcess = new int[PLACES];

  private static int place(long hash) {
    return (int) ((hash * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - 12));
  }

  private static int place(long process, long descriptor) {
    return place(process * 31 + descriptor);
  }

  /** Says what a descriptor of a process stands for from now on. */
  void put(long process, long descriptor, byte[] content, int length) {
    if (length > MAX_PATH) {
      forget(process, descriptor);
      return;
    }
    int at = place(process, descriptor);
    owners[at] = process;
    descriptors[at] = descriptor;
    generations[at] = generationOfProcess[place(process)];
    byte[] room = contents[at];
    if (room == null || room.length < length) {
      room = new byte[Math.max(64, length)];
      contents[at] = room;
    }
    System.arraycopy(content, 0, room, 0, length);
    lengths[at] = length;
  }

  /** Says that a descriptor of a process is closed, or stands for something else. */
  void forget(long process, long descriptor) {
    int at = find(process, descriptor);
    if (at >= 0) {
      lengths[at] = 0;
    }
  }

  /** Forgets all descriptors of a process. */
  void forgetAll(long process) {
    generationOfProcess[place(process)]++;
  }

  /** Gives the place of a descriptor for {@link #copy}, or -1. */
  int find(long process, long descriptor) {
    int at = place(process, descriptor);
    boolean known =
        lengths[at] > 0
            && owners[at] == process
            && descriptors[at] == descriptor
            && generations[at] == generationOfProcess[place(process)];
    return known ? at : -1;
  }

  /** Appends what the descriptor at a place stands for. */
  void copy(int at, Bytes out) {
    out.add(contents[at], 0, lengths[at]);
  }

  /** Says whether the descriptor at a place stands for a path: else for an address. */
  boolean isPath(int at) {
    return contents[at][0] == '/';
  }
}

package perilune.context.artefact;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.KnownField;

/** Finds the file into which a shell sends what a program prints. */
final class Redirection {

  /** Paths that are looked through, count: between open and exec a host does little else. */
  private static final int NEAREST = 64;

  /** Longest time between open and exec, nanoseconds. */
  private static final long MAX_NANOS = 2_000_000_000L;

  private Redirection() {}

  /** Gives the file that the process of a start opened for writing just before it. */
  static @Nullable FileEntry of(Event start, Iterable<FileEntry> newestFirst, long now) {
    long pid = start.longOr(KnownField.PROCESS_PID, -1);
    byte[] parent = TextKey.copy(start, KnownField.PROCESS_PARENT_ENTITY_ID, Integer.MAX_VALUE);
    int left = NEAREST;
    for (FileEntry entry : newestFirst) {
      Writer writer = entry.writer;
      if (writer != null
          && pid >= 0
          && writer.pid == pid
          && Arrays.equals(writer.parentEntityId, parent)
          && entry.writeNanos <= now
          && now - entry.writeNanos <= MAX_NANOS) {
        return entry;
      }
      if (--left == 0) {
        return null;
      }
    }
    return null;
  }
}

package perilune.context.lineage;

import java.time.Duration;

/**
 * Bounds on what the lineage of one host may keep, and on what those of all hosts may together.
 * What is given up for one of them is counted in {@link LineageCounters}.
 *
 * @param maxProcesses process images in the table, count
 * @param maxAncestors ancestors written to an event, count
 * @param maxSessions login sessions remembered, count
 * @param maxArgumentBytes argument text kept for one image, bytes; the rest is cut
 * @param maxBytes memory that the images of all hosts take which share a {@link ProcessMemory},
 *     bytes, as estimated
 * @param hostBytes memory that every host may take, however many share it, bytes
 * @param keepEnded event time for which an ended process without living descendants is kept
 * @param exitTolerance event time for which records still belong to a process after its exit
 */
public record LineageLimits(
    int maxProcesses,
    int maxAncestors,
    int maxSessions,
    int maxArgumentBytes,
    long maxBytes,
    long hostBytes,
    Duration keepEnded,
    Duration exitTolerance) {

  /** Images, count: three times the usual {@code kernel.pid_max} of 32,768. */
  public static final int DEFAULT_MAX_PROCESSES = 100_000;

  /** Ancestors, count: Elastic Defend keeps 20. */
  public static final int DEFAULT_MAX_ANCESTORS = 32;

  /** Sessions, count: months of a busy login server. */
  public static final int DEFAULT_MAX_SESSIONS = 10_000;

  /** Argument text of one image, 32 KiB: a kernel record holds 7,500 characters. */
  public static final int DEFAULT_MAX_ARGUMENT_BYTES = 32 << 10;

  /** Memory of images, 128 MiB: about 250,000 with command lines of 100 characters. */
  public static final long DEFAULT_MAX_BYTES = 128L << 20;

  /** A host's part, 256 KiB: some 600 images, more than run on most. It matters above 512 hosts. */
  public static final long DEFAULT_HOST_BYTES = 256L << 10;

  /** How long an ended process stays for records that come late. */
  public static final Duration DEFAULT_KEEP_ENDED = Duration.ofMinutes(10);

  /** Threads may log after the exit of their process; a pid is not used again that soon. */
  public static final Duration DEFAULT_EXIT_TOLERANCE = Duration.ofSeconds(1);

  /** Checks that there is room for an event's process and its parent. */
  public LineageLimits {
    if (maxProcesses < 2 || maxAncestors < 0 || maxSessions < 1) {
      throw new IllegalArgumentException("a lineage needs room for two processes and a session");
    }
    if (maxArgumentBytes < 0 || maxBytes < 0 || hostBytes < 0) {
      throw new IllegalArgumentException("a number of bytes is negative");
    }
  }

  /** Gives the documented defaults. */
  public static LineageLimits defaults() {
    return new LineageLimits(
        DEFAULT_MAX_PROCESSES,
        DEFAULT_MAX_ANCESTORS,
        DEFAULT_MAX_SESSIONS,
        DEFAULT_MAX_ARGUMENT_BYTES,
        DEFAULT_MAX_BYTES,
        DEFAULT_HOST_BYTES,
        DEFAULT_KEEP_ENDED,
        DEFAULT_EXIT_TOLERANCE);
  }

  /** Gives these limits with another number of images. */
  public LineageLimits withMaxProcesses(int images) {
    return new LineageLimits(
        images,
        maxAncestors,
        maxSessions,
        maxArgumentBytes,
        maxBytes,
        hostBytes,
        keepEnded,
        exitTolerance);
  }
}

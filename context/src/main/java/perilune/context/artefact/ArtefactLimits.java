package perilune.context.artefact;

import java.time.Duration;

/**
 * Bounds on what is remembered of the files of one host. What is given up for one of them is
 * counted in {@link ArtefactCounters}.
 *
 * @param maxFiles paths in the table, count
 * @param maxFilesPerProcess written paths remembered of one process, count; its own oldest go first
 * @param maxPathBytes longest path remembered, bytes
 * @param maxTextBytes text of all paths and writers, bytes
 * @param window event time for which a write counts as shortly before, and a use is remembered
 */
public record ArtefactLimits(
    int maxFiles, int maxFilesPerProcess, int maxPathBytes, long maxTextBytes, Duration window) {

  /** Paths, count: what a host writes and runs in an hour, but for package updates. */
  public static final int DEFAULT_MAX_FILES = 65_536;

  /** Paths of one process, count: a sixteenth of the table. */
  public static final int DEFAULT_MAX_FILES_PER_PROCESS = 4_096;

  /** Longest path, bytes: Linux's PATH_MAX. */
  public static final int DEFAULT_MAX_PATH_BYTES = 4_096;

  /** Text of all paths, 32 MiB: 65,536 paths of 250 bytes, twice. */
  public static final long DEFAULT_MAX_TEXT_BYTES = 32L << 20;

  /** One hour: DET0101 leaves the time between drop and run open; droppers run within minutes. */
  public static final Duration DEFAULT_WINDOW = Duration.ofHours(1);

  /** Checks that there is room for an event's files. */
  public ArtefactLimits {
    if (maxFiles < 4 || maxFilesPerProcess < 1 || maxPathBytes < 1 || maxTextBytes < 0) {
      throw new IllegalArgumentException("artefacts need room for four files");
    }
    if (window.isNegative() || window.compareTo(Duration.ofDays(365)) > 0) {
      throw new IllegalArgumentException("a window is from nothing to a year");
    }
  }

  /** Gives the documented defaults. */
  public static ArtefactLimits defaults() {
    return new ArtefactLimits(
        DEFAULT_MAX_FILES,
        DEFAULT_MAX_FILES_PER_PROCESS,
        DEFAULT_MAX_PATH_BYTES,
        DEFAULT_MAX_TEXT_BYTES,
        DEFAULT_WINDOW);
  }

  /** Gives these limits with other numbers of files. */
  public ArtefactLimits withFiles(int all, int perProcess) {
    return new ArtefactLimits(all, perProcess, maxPathBytes, maxTextBytes, window);
  }
}

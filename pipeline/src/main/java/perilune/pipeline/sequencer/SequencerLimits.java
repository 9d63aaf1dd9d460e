package perilune.pipeline.sequencer;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What the sequencer may wait for and keep.
 *
 * @param lateness event time by which an event may come after a later one
 * @param clockJump leap of event time that has to be confirmed by a second event before the
 *     watermark follows it
 * @param maxBuffered events in memory for one host, count; more are spilled to disk
 * @param maxBufferedBytes bytes of these events' texts; above, events are spilled too
 * @param spillFolder where to spill
 */
public record SequencerLimits(
    Duration lateness,
    Duration clockJump,
    int maxBuffered,
    long maxBufferedBytes,
    Path spillFolder) {

  /**
   * Audit events of one host are out of order by under 0.1 s; agents ship in batches of seconds.
   */
  public static final Duration DEFAULT_LATENESS = Duration.ofSeconds(5);

  /** One record from a clock that is wrong must not make all others late. */
  public static final Duration DEFAULT_CLOCK_JUMP = Duration.ofHours(1);

  /** About 40 MB of buffered events. */
  public static final int DEFAULT_MAX_BUFFERED = 8_192;

  /** 64 MiB: a record may have 16 MiB, and thousands may come within the lateness. */
  public static final long DEFAULT_MAX_BUFFERED_BYTES = 64L << 20;

  /** Gives the documented defaults. */
  public static SequencerLimits defaults(Path spillFolder) {
    return new SequencerLimits(
        DEFAULT_LATENESS,
        DEFAULT_CLOCK_JUMP,
        DEFAULT_MAX_BUFFERED,
        DEFAULT_MAX_BUFFERED_BYTES,
        spillFolder);
  }

  public SequencerLimits {
    if (lateness.isNegative() || clockJump.compareTo(lateness) < 0) {
      throw new IllegalArgumentException("lateness >= 0, clock jump >= lateness");
    }
    if (maxBuffered < 2 || maxBufferedBytes < 1) {
      throw new IllegalArgumentException("at least 2 buffered events and 1 byte");
    }
  }
}

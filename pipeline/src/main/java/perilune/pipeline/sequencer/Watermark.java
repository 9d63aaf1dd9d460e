package perilune.pipeline.sequencer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The event time up to which a host's events are taken to be complete: the latest time seen, less
 * the lateness.
 *
 * <p>A leap forward by more than the clock jump is a suspect: the watermark follows it only when
 * the next event is of that time too. Without this, one record from year 2099 would make every
 * later one late.
 */
final class Watermark {

  /** Before every event. */
  static final long START = Long.MIN_VALUE;

  private final long latenessNanos;
  private final long clockJumpNanos;

  private long latest = START;
  private long suspect = START;
  private long jumps;

  Watermark(SequencerLimits limits) {
    latenessNanos = limits.lateness().toNanos();
    clockJumpNanos = limits.clockJump().toNanos();
  }

  /** Takes note of an event's time. */
  void see(long timeNanos) {
    if (latest == START) {
      seeAtStart(timeNanos);
    } else if (timeNanos - latest <= clockJumpNanos) {
      if (suspect != START) {
        jumps++;
        suspect = START;
      }
      latest = Math.max(latest, timeNanos);
    } else if (suspect != START && Math.abs(timeNanos - suspect) <= clockJumpNanos) {
      latest = Math.max(timeNanos, suspect);
      suspect = START;
    } else {
      suspect = timeNanos;
    }
  }

  /** Of the first two events neither is more trustworthy: the watermark starts at the earlier. */
  private void seeAtStart(long timeNanos) {
    if (suspect == START) {
      suspect = timeNanos;
    } else if (Math.abs(timeNanos - suspect) <= clockJumpNanos) {
      latest = Math.max(timeNanos, suspect);
      suspect = START;
    } else {
      latest = Math.min(timeNanos, suspect);
      suspect = Math.max(timeNanos, suspect);
    }
  }

  /** Gives the watermark in nanoseconds, or {@link #START}. */
  long nanos() {
    return latest == START ? START : latest - latenessNanos;
  }

  /** Gives how often a leap was not confirmed. */
  long jumps() {
    return jumps;
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeLong(latest);
    out.writeLong(suspect);
    out.writeLong(jumps);
  }

  void readFrom(DataInput in) throws IOException {
    latest = in.readLong();
    suspect = in.readLong();
    jumps = in.readLong();
  }
}

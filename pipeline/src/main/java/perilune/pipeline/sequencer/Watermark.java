package perilune.pipeline.sequencer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The event time up to which a host's events are taken to be complete: just before the latest time
 * seen, less the lateness.
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
  void see(long nanos) {
    long timeNanos = Math.max(nanos, START + 1);
    if (latest == START) {
      seeAtStart(timeNanos);
    } else if (timeNanos <= latest || isNear(latest, timeNanos)) {
      if (suspect != START) {
        jumps++;
        suspect = START;
      }
      latest = Math.max(latest, timeNanos);
    } else if (suspect != START && isNear(suspect, timeNanos)) {
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
    } else if (isNear(suspect, timeNanos)) {
      latest = Math.max(timeNanos, suspect);
      suspect = START;
    } else {
      latest = Math.min(timeNanos, suspect);
      suspect = Math.max(timeNanos, suspect);
    }
  }

  /** Says whether a clock may go from one of two times to the other without a second event. */
  boolean isNear(long a, long b) {
    long distance = Math.max(a, b) - Math.min(a, b);
    // A distance that overflows is longer than any leap.
    return distance >= 0 && distance <= clockJumpNanos;
  }

  /** Gives the watermark in nanoseconds, or {@link #START}. */
  long nanos() {
    return latest == START ? START : before(latest);
  }

  /**
   * Gives the time up to which no event is expected any more: the watermark, or where there was but
   * one event what follows from that, or the greatest long where there was none.
   */
  long expectedAfterNanos() {
    if (latest != START) {
      return before(latest);
    }
    return suspect == START ? Long.MAX_VALUE : before(suspect);
  }

  /** Gives the latest time that is trusted, or {@link #START} where there was none. */
  long latestNanos() {
    return latest == START ? suspect : latest;
  }

  /** An event may come by the lateness after a later one: up to just before that, all are here. */
  private long before(long timeNanos) {
    long least = START + 1 + latenessNanos + 1;
    return Math.max(timeNanos, least) - latenessNanos - 1;
  }

  /** Says whether a time is the one that waits to be confirmed. */
  boolean suspects(long timeNanos) {
    return suspect != START && suspect == timeNanos;
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

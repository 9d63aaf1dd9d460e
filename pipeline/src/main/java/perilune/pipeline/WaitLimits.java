package perilune.pipeline;

import java.time.Duration;

/**
 * How long stage 2 waits for hosts that are behind, and for how much.
 *
 * <p>Sequences that join hosts are judged when every host has passed their time. A host that is
 * behind by more than {@code idle} and has sent nothing for {@code idleEvents} is not waited for:
 * it stopped reporting. Both are asked, because a host that sends old events is behind but there,
 * and one host whose clock is years ahead must not make all others idle.
 *
 * @param idle event time by which a host has to be behind the latest one to be taken as idle
 * @param idleEvents events of all hosts since the host's last one for it to be taken as idle
 * @param kept event time by which an idle host has to be behind before pending sequences, which its
 *     next event may complete, are let go
 * @param maxSignals signals that wait, count; above, the oldest is judged early and counted
 * @param lookEvery events of all hosts between two looks at how far each host is, count
 */
public record WaitLimits(
    Duration idle, int idleEvents, Duration kept, int maxSignals, int lookEvery) {

  /** An hour: agents send a sign of life every few minutes. */
  public static final Duration DEFAULT_IDLE = Duration.ofHours(1);

  /** Some seconds of a busy fleet; about 30 MB of events that may have to wait. */
  public static final int DEFAULT_IDLE_EVENTS = 16_384;

  /** A day: a notebook that was closed overnight goes on where it was. */
  public static final Duration DEFAULT_KEPT = Duration.ofDays(1);

  /** Some 100 MB with 1 KB of kept fields each. */
  public static final int DEFAULT_MAX_SIGNALS = 100_000;

  /** A look costs some nanoseconds a host; with more hosts than this it is taken more rarely. */
  public static final int DEFAULT_LOOK_EVERY = 1_024;

  /** Gives the documented defaults. */
  public static WaitLimits defaults() {
    return new WaitLimits(
        DEFAULT_IDLE, DEFAULT_IDLE_EVENTS, DEFAULT_KEPT, DEFAULT_MAX_SIGNALS, DEFAULT_LOOK_EVERY);
  }

  public WaitLimits {
    if (idle.isNegative() || kept.isNegative()) {
      throw new IllegalArgumentException("durations >= 0");
    }
    if (idleEvents < 1 || maxSignals < 1 || lookEvery < 1) {
      throw new IllegalArgumentException("at least one event, one signal, one event");
    }
  }
}

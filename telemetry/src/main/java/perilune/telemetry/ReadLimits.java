package perilune.telemetry;

import java.time.Duration;
import java.time.Instant;

/**
 * Bounds on what a record may cost. Passing one is counted and named, the rest of the input goes
 * on.
 *
 * @param maxLineBytes longest line or JSON document, in bytes
 * @param maxNesting deepest JSON nesting
 * @param maxOpenEvents audit events that wait for their records at one time, count
 * @param eventTimeout event time after which an audit event is taken as complete
 * @param latestNanos when records that do not say it are from at the latest, nanoseconds since
 *     1970: a time without a year is the last such time up to a day later; 0 if nobody knows, and
 *     then it is none
 */
public record ReadLimits(
    int maxLineBytes, int maxNesting, int maxOpenEvents, Duration eventTimeout, long latestNanos) {

  /** Sets bounds, and takes records that do not say when they are from to be of no time. */
  public ReadLimits(int maxLineBytes, int maxNesting, int maxOpenEvents, Duration eventTimeout) {
    this(maxLineBytes, maxNesting, maxOpenEvents, eventTimeout, 0);
  }

  /** Gives the same bounds for records that are from this time at the latest. */
  public ReadLimits withLatest(Instant latest) {
    long nanos =
        Math.addExact(
            Math.multiplyExact(latest.getEpochSecond(), 1_000_000_000L), latest.getNano());
    return new ReadLimits(maxLineBytes, maxNesting, maxOpenEvents, eventTimeout, nanos);
  }

  /**
   * Longest line, 16 MiB: an execve record has under 2 MiB of arguments, ES documents 100 MiB at
   * most but in practice under 1 MiB.
   */
  public static final int DEFAULT_MAX_LINE_BYTES = 16 << 20;

  /** Deepest nesting; Elasticsearch's own limit for mapped objects is 20. */
  public static final int DEFAULT_MAX_NESTING = 200;

  /**
   * Audit events that wait. auditd itself keeps far fewer; 4,096 are about 40 ms of a busy host.
   */
  public static final int DEFAULT_MAX_OPEN_EVENTS = 4_096;

  /** auditd's own {@code end_of_event_timeout}. */
  public static final Duration DEFAULT_EVENT_TIMEOUT = Duration.ofSeconds(2);

  /** Gives the documented defaults. */
  public static ReadLimits defaults() {
    return new ReadLimits(
        DEFAULT_MAX_LINE_BYTES,
        DEFAULT_MAX_NESTING,
        DEFAULT_MAX_OPEN_EVENTS,
        DEFAULT_EVENT_TIMEOUT);
  }
}

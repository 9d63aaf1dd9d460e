package perilune.engine;

/**
 * What stage 2 has done, over all rules.
 *
 * @param pending sequences that wait now
 * @param evicted dropped because the limit was reached
 * @param expired dropped because their maxspan had passed
 * @param rejectedByMaxspan given up because the next step came too late
 * @param rejectedByUntil ended by {@code until}
 * @param rejectedByMissing given up because an event came that should be missing
 * @param untimed signals of sequences that were refused because their event has no time
 */
public record OperatorCounters(
    long pending,
    long evicted,
    long expired,
    long rejectedByMaxspan,
    long rejectedByUntil,
    long rejectedByMissing,
    long untimed) {

  /** Nothing done yet. */
  public static final OperatorCounters NONE = new OperatorCounters(0, 0, 0, 0, 0, 0, 0);

  /** Gives the sum of both. */
  public OperatorCounters plus(OperatorCounters other) {
    return new OperatorCounters(
        pending + other.pending,
        evicted + other.evicted,
        expired + other.expired,
        rejectedByMaxspan + other.rejectedByMaxspan,
        rejectedByUntil + other.rejectedByUntil,
        rejectedByMissing + other.rejectedByMissing,
        untimed + other.untimed);
  }
}

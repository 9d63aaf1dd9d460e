package perilune.engine.sequence;

/**
 * What happened to the pending sequences of one rule.
 *
 * @param pending waiting now
 * @param evicted dropped because the limit was reached
 * @param expired dropped because their maxspan had passed
 * @param rejectedByMaxspan given up because the next step came too late
 * @param rejectedByUntil ended by {@code until}
 */
public record SequenceCounters(
    long pending, long evicted, long expired, long rejectedByMaxspan, long rejectedByUntil) {}

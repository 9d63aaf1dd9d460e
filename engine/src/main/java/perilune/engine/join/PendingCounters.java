package perilune.engine.join;

/**
 * What happened to what one rule keeps: pending sequences, open scores, keys of samples, groups and
 * rows of tables.
 *
 * @param pending waiting now
 * @param evicted dropped because the limit was reached
 * @param expired dropped because their maxspan had passed; of a table, events that came after their
 *     last window
 * @param rejectedByMaxspan given up because the next step came too late
 * @param rejectedByUntil ended by {@code until}
 * @param rejectedByMissing given up because an event came that should be missing
 */
public record PendingCounters(
    long pending,
    long evicted,
    long expired,
    long rejectedByMaxspan,
    long rejectedByUntil,
    long rejectedByMissing) {}

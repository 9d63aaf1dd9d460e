package perilune.context.lineage;

/**
 * What the lineage of one host knows, and what it had to give up.
 *
 * @param processes images in the table now
 * @param sessions login sessions remembered now
 * @param expired ended images forgotten when their time had come
 * @param evicted images forgotten because {@link LineageLimits#maxProcesses} or {@link
 *     LineageLimits#maxBytes} was reached
 * @param evictedSessions sessions forgotten because {@link LineageLimits#maxSessions} was reached
 * @param unknownParents processes whose parent was not known when they were first seen
 * @param pidReuses pids that were given to another process
 * @param missedExecs images that changed without an exec record
 * @param lateEvents events older than the image of their process
 * @param cutArguments images whose arguments exceed {@link LineageLimits#maxArgumentBytes}
 */
public record LineageCounters(
    long processes,
    long sessions,
    long expired,
    long evicted,
    long evictedSessions,
    long unknownParents,
    long pidReuses,
    long missedExecs,
    long lateEvents,
    long cutArguments) {}

package perilune.pipeline;

/**
 * Audit events that are not there although the kernel numbered them.
 *
 * @param host on which
 * @param missing how many serial numbers have no event
 * @param fromNanos time of the event before, nanoseconds since 1970-01-01T00:00Z
 * @param toNanos time of the event after
 */
public record SensorGap(String host, long missing, long fromNanos, long toNanos) {}

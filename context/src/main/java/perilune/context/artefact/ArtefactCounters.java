package perilune.context.artefact;

/**
 * What is known of the files of one host, and what had to be given up.
 *
 * @param files paths in the table now
 * @param expired paths forgotten when their time had come
 * @param evicted paths forgotten because {@link ArtefactLimits#maxFiles} or {@link
 *     ArtefactLimits#maxTextBytes} was reached
 * @param evictedOfProcess paths forgotten because their writer had written {@link
 *     ArtefactLimits#maxFilesPerProcess} others since
 * @param longPaths events whose path exceeds {@link ArtefactLimits#maxPathBytes}
 * @param lateEvents file events older than what is known of their path
 * @param longCommands files written by copying programs with more arguments than are looked at,
 *     {@value CopyCommand#MAX_ARGUMENTS}: of what they are copies is not known
 */
public record ArtefactCounters(
    long files,
    long expired,
    long evicted,
    long evictedOfProcess,
    long longPaths,
    long lateEvents,
    long longCommands) {}

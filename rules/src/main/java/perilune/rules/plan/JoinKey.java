package perilune.rules.plan;

/**
 * A field whose value the steps of a sequence have to share.
 *
 * @param field dotted name
 * @param nullable whether a missing value is a key of its own ({@code ?field}); else the event is
 *     skipped for the step
 */
public record JoinKey(String field, boolean nullable) {}

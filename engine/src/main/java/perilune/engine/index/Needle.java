package perilune.engine.index;

/**
 * A text that is looked for in the values of a field, and the facts that it makes true by where it
 * stands.
 *
 * @param text UTF-8, A to Z folded, never empty
 * @param anywhere facts that it makes true wherever it stands
 * @param prefix facts that it makes true at the start of a value
 * @param suffix facts that it makes true at the end of a value
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, not to be written to.
record Needle(byte[] text, int[] anywhere, int[] prefix, int[] suffix) {}

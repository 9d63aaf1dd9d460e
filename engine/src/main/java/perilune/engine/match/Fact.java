package perilune.engine.match;

/**
 * What one scan of an event's values says of a predicate on a field, as a bit of {@link
 * EventView#start}.
 *
 * @param bit number of the bit
 * @param settled whether the bit is the answer where the field has a value; else a bit that is not
 *     set means no, and one that is set that the predicate has to be asked
 */
public record Fact(int bit, boolean settled) {}

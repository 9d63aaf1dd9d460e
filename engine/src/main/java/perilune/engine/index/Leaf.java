package perilune.engine.index;

import perilune.engine.match.Fact;

/**
 * A predicate that the scan of an event's values knows of.
 *
 * @param fact what the scan says of it
 * @param field the field that it looks at, or {@link Lookup#ANYWHERE}
 * @param cost how little the fact says, as {@link Lookup#cost} has it
 */
record Leaf(Fact fact, String field, int cost) {}

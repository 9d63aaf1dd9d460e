/**
 * Looks once at an event's values for all that conditions ask of them, so that predicates are bits
 * and only steps that might be fulfilled are evaluated.
 *
 * <p>Entry: {@link CandidateIndex}, made by {@link CandidateIndexBuilder}. Each predicate on a
 * field is a fact: texts that it looks for stand in one search a field, whole texts in a hash
 * table. From each condition the builder takes one set of facts of which an event must have at
 * least one; what looks for texts so short that they are found all the time, and is in no such set,
 * is no fact. The index may name steps that do not match, never leave out one that does. It knows
 * conditions, not rules. A value that comes again is not looked through again: {@link SeenValues}.
 *
 * <pre>{@code
 * var builder = new CandidateIndexBuilder(fields, 1 << 19);
 * builder.add(0, condition);
 * CandidateIndex index = builder.build(1);
 * var facts = new Facts(index, new SeenValues());
 * index.collect(event, facts);
 * }</pre>
 */
@NullMarked
package perilune.engine.index;

import org.jspecify.annotations.NullMarked;

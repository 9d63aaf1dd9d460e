/**
 * Finds the steps that an event might fulfil, so that only these are evaluated.
 *
 * <p>Entry: {@link CandidateIndex}, made by {@link CandidateIndexBuilder}. From each condition the
 * builder takes one set of things of which an event must have at least one: exact values, pieces of
 * text, or the mere presence of a field. The index may name steps that do not match, never leave
 * out one that does. It knows conditions, not rules.
 *
 * <pre>{@code
 * var builder = new CandidateIndexBuilder(fields, 1 << 19);
 * builder.add(0, condition);
 * CandidateIndex index = builder.build(1);
 * var candidates = new CandidateSet(index);
 * index.collect(event, candidates);
 * }</pre>
 */
@NullMarked
package perilune.engine.index;

import org.jspecify.annotations.NullMarked;

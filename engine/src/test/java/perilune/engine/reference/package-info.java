/**
 * What plans mean, said as plainly as possible: the oracles of the engine, for every room that
 * wants to know whether a fast result is right.
 *
 * <p>Entry: one class for each kind of operator, {@link ReferenceEvaluator} for conditions. They
 * have all events at once, keep lists, and share no code with what they judge.
 *
 * <pre>{@code
 * List<ReferenceSequences.Found> expected = new ReferenceSequences(sequence, events).find();
 * }</pre>
 */
@NullMarked
package perilune.engine.reference;

import org.jspecify.annotations.NullMarked;

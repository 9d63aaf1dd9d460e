/**
 * Says whether every event that fulfils one condition fulfils another too, and whether every match
 * of one rule comes with one of another.
 *
 * <p>Entry: {@link Subsumption}. The first condition and the negation of the second are taken apart
 * into branches; where every branch contradicts itself, the implication is proven. An open branch
 * is made into an event, which is asked of the compiled conditions themselves: only what they say
 * of it counts as a refutation. All else is undecided, with a reason. Leaves contradict each other
 * by field only: that {@code process.executable} ends in {@code process.name} is not known here.
 * Texts are taken to be valid UTF-8.
 *
 * <pre>{@code
 * Inclusion answer = new Subsumption(fields, field -> true).of(narrow, wide);
 * }</pre>
 */
@NullMarked
package perilune.engine.subsumption;

import org.jspecify.annotations.NullMarked;

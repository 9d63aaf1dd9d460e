/**
 * Adds up weak signals over one key until they are worth a match.
 *
 * <p>Entry: {@link ScoreMatcher}, the state of one rule. It must not look at an event's fields: the
 * steps that an event fulfils and its keys come with it.
 *
 * <pre>{@code
 * var matcher = new ScoreMatcher(score, limit, (key, sum) -> report(key, sum));
 * matcher.accept(event, List.of(new StepHit(0, tuples), new StepHit(2, tuples)));
 * }</pre>
 */
@NullMarked
package perilune.engine.score;

import org.jspecify.annotations.NullMarked;

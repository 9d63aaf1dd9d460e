/**
 * Judges what the events of a group come to within a time: how many there are, of how many rules,
 * with how many values, of what sum.
 *
 * <p>Entry: {@link CorrelationMatcher}, the state of one rule, correlations among its inputs
 * included. Nothing here looks at an event's fields: groups and values come with it as join keys.
 * Memory is bounded: what is evicted is counted in {@link perilune.engine.join.PendingCounters}.
 *
 * <pre>{@code
 * var matcher = new CorrelationMatcher(correlation, limits, (key, reached) -> report(reached));
 * matcher.accept(event, List.of(new StepHit(0, groups), new StepHit(1, values)));
 * }</pre>
 */
@NullMarked
package perilune.engine.correlate;

import org.jspecify.annotations.NullMarked;

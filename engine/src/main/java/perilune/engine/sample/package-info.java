/**
 * Finds one event for each step that share a key, in whatever order they happened.
 *
 * <p>Entry: {@link SampleMatcher}, the state of one rule. Nothing here looks at an event's fields
 * or its time: the steps that an event fulfils and its keys come with it. Memory is bounded: what
 * is evicted is counted in {@link perilune.engine.join.PendingCounters}, never silent.
 *
 * <pre>{@code
 * var matcher = new SampleMatcher(sample, limit, (key, events) -> report(key, events));
 * matcher.accept(event, List.of(new StepHit(0, tuples), new StepHit(2, tuples)));
 * }</pre>
 */
@NullMarked
package perilune.engine.sample;

import org.jspecify.annotations.NullMarked;

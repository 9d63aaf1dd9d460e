/**
 * Counts events by group until there are enough of them within a time.
 *
 * <p>Entry: {@link ThresholdMatcher}, the state of one rule. Nothing here looks at an event's
 * fields: its groups, and the values that have to differ, come with it as join keys. Memory is
 * bounded: what is evicted is counted in {@link perilune.engine.join.PendingCounters}.
 *
 * <pre>{@code
 * var matcher = new ThresholdMatcher(threshold, limit, (group, events) -> report(group, events));
 * matcher.accept(event, List.of(new StepHit(0, groups), new StepHit(1, values)));
 * }</pre>
 */
@NullMarked
package perilune.engine.threshold;

import org.jspecify.annotations.NullMarked;

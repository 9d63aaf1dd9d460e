/**
 * Finds values that were not there before.
 *
 * <p>Entry: {@link NewTermsMatcher}, the state of one rule: which terms are known, and until when.
 * Nothing here looks at an event's fields: its terms come with it as join keys. Memory is bounded:
 * what is forgotten early is counted in {@link perilune.engine.join.PendingCounters}.
 *
 * <pre>{@code
 * var matcher = new NewTermsMatcher(terms, limit, (term, event) -> report(term, event));
 * matcher.accept(event, List.of(new StepHit(0, tuples)));
 * }</pre>
 */
@NullMarked
package perilune.engine.terms;

import org.jspecify.annotations.NullMarked;

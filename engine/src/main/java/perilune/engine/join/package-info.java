/**
 * What operators with state have in common: the keys that tie events together, the events' order,
 * and the contract {@link StatefulOperator} under which stage 2 runs them.
 *
 * <p>Entry: {@link JoinKeys}, which gives the {@link JoinTuple}s of an event for a step. Nothing
 * here keeps state or looks at an event's fields but for its keys.
 *
 * <pre>{@code
 * List<JoinTuple> tuples = new JoinKeys(step.keys(), fields).extract(event, limit);
 * operator.accept(retained, List.of(new StepHit(0, tuples)));
 * }</pre>
 */
@NullMarked
package perilune.engine.join;

import org.jspecify.annotations.NullMarked;

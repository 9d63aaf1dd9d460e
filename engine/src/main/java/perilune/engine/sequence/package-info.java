/**
 * Matches ordered sequences of events that share a key.
 *
 * <p>Entry: {@link SequenceMatcher}, the state of one rule. Events arrive in order. The caller owns
 * time and says how far it has come. Memory is bounded: what is evicted is counted in {@link
 * perilune.engine.join.PendingCounters}, never silent. Nothing here looks at an event's fields but
 * for its keys.
 *
 * <pre>{@code
 * var matcher = new SequenceMatcher(SequenceShape.of(sequence), limit, sink);
 * matcher.accept(event, List.of(new StepHit(0, tuples)));
 * matcher.advance(watermark);
 * }</pre>
 */
@NullMarked
package perilune.engine.sequence;

import org.jspecify.annotations.NullMarked;

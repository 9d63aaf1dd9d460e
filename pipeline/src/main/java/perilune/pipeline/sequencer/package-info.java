/**
 * Puts the events of one host in order.
 *
 * <p>Entry: {@link Sequencer}, a reorder buffer by event time, source sequence, then position,
 * released by the watermark. Enrichment and rules never see events out of order; what comes too
 * late is passed on at once and counted. Nothing here looks into an event's fields.
 *
 * <pre>{@code
 * sequencer.offer(event, released);   // may release earlier events
 * sequencer.finish(released);         // releases the rest
 * }</pre>
 */
@NullMarked
package perilune.pipeline.sequencer;

import org.jspecify.annotations.NullMarked;

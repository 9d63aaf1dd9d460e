/**
 * Stage 1 and what follows it, for events that are in order: one by one, or in batches.
 *
 * <p>Entry: {@link Judge}. {@link BatchJudge} puts off asking conditions until a batch of events is
 * together, so that another thread may ask them; stage 1 keeps nothing, so it does not matter in
 * which order batches are judged. What they fulfil is passed on in the order of the events. So the
 * result is that of {@link SerialJudge}, event by event.
 */
@NullMarked
package perilune.pipeline.judging;

import org.jspecify.annotations.NullMarked;

package perilune.pipeline;

import perilune.engine.OperatorCounters;
import perilune.engine.StageCounters;
import perilune.pipeline.sequencer.SequencerCounters;

/**
 * What a pipeline over documents as they are met, for the end of a run.
 *
 * @param events documents taken
 * @param sequencing what has no time, or had to wait on disk
 * @param stage candidates and predicates of stage 1
 * @param operators state of the stateful operators
 */
public record RawCounters(
    long events, SequencerCounters sequencing, StageCounters stage, OperatorCounters operators) {}

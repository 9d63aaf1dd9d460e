/**
 * Holds the whole pipeline against plain oracles, on generated telemetry that real readers read.
 *
 * <p>{@link Fleet} makes the records of some hosts, {@link Batch} is the slow pipeline that sorts
 * everything first, {@link Run} the real one. The seed is printed; -Dperilune.oracle.seed=N replays
 * it.
 */
@NullMarked
package perilune.pipeline.oracle;

import org.jspecify.annotations.NullMarked;

/**
 * What stands behind a query: pipes, the order of samples, and how many results are wanted.
 *
 * <p>Entry: {@link Pipes}. Works on matches that the engine gave out and knows nothing of how they
 * came to be. What has to be kept until the end is bounded; what is given up is counted.
 *
 * <pre>{@code
 * var pipes = new Pipes(query.pipes(), fields, Pipes.DEFAULT_MAX_KEPT, result -> show(result));
 * pipes.accept(match);
 * pipes.finish();
 * }</pre>
 */
@NullMarked
package perilune.pipeline.pipes;

import org.jspecify.annotations.NullMarked;

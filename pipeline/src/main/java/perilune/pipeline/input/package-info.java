/**
 * Many inputs as one stream of events in the order of time.
 *
 * <p>Entry: {@link MergedInputs}. Inputs are numbered by their first events, so that the order in
 * which they were named changes nothing; each is opened when the merged stream comes to its first
 * event and closed at its end. What was read and refused is in the {@link InputReport}s.
 *
 * <pre>{@code
 * try (var inputs = new MergedInputs(found, telemetry, recipe, pool)) {
 *   for (Event event = inputs.next(); event != null; event = inputs.next()) { ... }
 * }
 * }</pre>
 */
@NullMarked
package perilune.pipeline.input;

import org.jspecify.annotations.NullMarked;

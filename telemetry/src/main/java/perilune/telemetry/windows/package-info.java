/**
 * Windows events, whatever carries them.
 *
 * <p>What reads a carrier tells an event element by element to an {@link EventElements}.
 */
@NullMarked
package perilune.telemetry.windows;

import org.jspecify.annotations.NullMarked;

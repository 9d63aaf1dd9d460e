/**
 * JSON out: events and results as lines, and events as nested ECS documents; and JSON in, for
 * formats that are not ECS.
 *
 * <p>Entry: {@link JsonLines}; {@link EventDocument} writes an event with it. {@link JsonTree}
 * reads one document, whole, within limits; {@link DocumentScanner} cuts them out of what they
 * stand in, and {@link Cleaning} makes them UTF-8 and whole. The JSON library is known to this room
 * and to the ECS reader only, so everything else that writes or reads JSON does it here; {@link
 * Timestamps} and {@link Utf8Text} are what both need of the values.
 *
 * <pre>{@code
 * lines.start().text("type", "finding").number("revision", 1).end();
 * }</pre>
 */
@NullMarked
package perilune.telemetry.json;

import org.jspecify.annotations.NullMarked;

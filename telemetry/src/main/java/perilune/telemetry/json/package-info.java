/**
 * JSON out: events and results as lines, and events as nested ECS documents.
 *
 * <p>Entry: {@link JsonLines}; {@link EventDocument} writes an event with it. The JSON library is
 * known to this room only, so everything that writes JSON writes it here.
 *
 * <pre>{@code
 * lines.start().text("type", "finding").number("revision", 1).end();
 * }</pre>
 */
@NullMarked
package perilune.telemetry.json;

import org.jspecify.annotations.NullMarked;

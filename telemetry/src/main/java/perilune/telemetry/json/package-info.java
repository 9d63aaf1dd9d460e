/**
 * JSON out: events and results as lines, and events as nested ECS documents; and JSON in.
 *
 * <p>Entry: {@link JsonLines}; {@link EventDocument} writes an event with it. {@link JsonDocuments}
 * reads the documents of a stream, whatever they stand in, as {@link JsonTokens}, of which {@link
 * JsonTree} makes one whole document; it also reads one that lies in bytes. Of this room only this
 * package knows the JSON library, so what writes or reads JSON does it here; {@link Timestamps} and
 * {@link Utf8Text} are what both need of the values.
 *
 * <p>There are two ways to read: {@link PlainTokens} take in one pass what nearly all documents
 * are, and {@link CarefulTokens} take all, by the library, and say what is wrong. The first may
 * give up; it must never take what the second does not take alike.
 *
 * <pre>{@code
 * lines.start().text("type", "finding").number("revision", 1).end();
 * }</pre>
 */
@NullMarked
package perilune.telemetry.json;

import org.jspecify.annotations.NullMarked;

/**
 * JSON documents with the fields of the Elastic Common Schema in, events out.
 *
 * <p>Entry: {@link EcsJsonFormat}. It takes what people have: one document a line, pretty-printed
 * or concatenated documents, arrays, responses of Elasticsearch's search, and hits with {@code
 * _source}; from Elastic Defend, Auditbeat and Elastic's integrations. {@link
 * perilune.telemetry.json.JsonDocuments} reads bytes as documents, so that a broken one costs only
 * itself; {@code DocumentMapper} puts the fields of one on an event; {@code Gaps} adds what one
 * sensor writes and another leaves out.
 *
 * <p>Nothing here throws for what bytes say, or keeps more than one document in memory.
 *
 * <pre>{@code
 * try (EventReader reader = new EcsJsonFormat().open(bytes, context)) {
 *   while (reader.read(event)) { ... }
 * }
 * }</pre>
 */
@NullMarked
package perilune.telemetry.ecs;

import org.jspecify.annotations.NullMarked;

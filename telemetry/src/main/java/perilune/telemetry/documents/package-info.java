/**
 * JSON documents of clouds, web servers, networks and applications as they come: no schema of ours,
 * none of Elastic's.
 *
 * <p>Entry: {@link DocumentsFormat}. Fields stand on the event under the names that they have,
 * dotted for what lies in objects. A table, {@code shapes.txt}, says by a few fields whose document
 * it is; that goes into {@code event.dataset}, as {@code aws.cloudtrail}. Documents that carry
 * product, category or service themselves say it so. Nothing here throws for what bytes say, keeps
 * more than one document in memory, or takes what is in ECS.
 *
 * <pre>{@code
 * {"Records":[{"eventVersion":"1.08","eventTime":"2026-01-02T03:04:05Z",
 *   "eventSource":"iam.amazonaws.com","eventName":"CreateUser"}]}
 * }</pre>
 */
@NullMarked
package perilune.telemetry.documents;

import org.jspecify.annotations.NullMarked;

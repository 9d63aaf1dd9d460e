/**
 * Reads the raw log of the Linux audit system, {@code /var/log/audit/audit.log} and its kin.
 *
 * <p>Entry: {@link AuditdFormat}. Records of one event are found together by node, time and serial,
 * wherever they stand; each event then becomes one {@link perilune.event.Event} with ECS names.
 * What a record says decides; the part that {@code log_format=ENRICHED} adds fills in user and
 * group names and nothing else, so that the same event has the same id and the same facts without
 * it. This room knows no rules and keeps, beyond open events, only which path a file descriptor was
 * opened with.
 *
 * <pre>{@code
 * try (EventReader reader = new AuditdFormat().open(bytes, context)) {
 *   while (reader.read(event)) { ... }
 * }
 * }</pre>
 */
@NullMarked
package perilune.telemetry.auditd;

import org.jspecify.annotations.NullMarked;

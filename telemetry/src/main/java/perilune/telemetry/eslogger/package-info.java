/**
 * macOS Endpoint Security as {@code eslogger} writes it, one JSON object a line; as Jamf Protect
 * sends the same objects; and as {@code eslogger --oslog} leaves them in the unified log. And the
 * unified log itself, as {@code log stream --style ndjson} writes it, with what sudo, AMFI,
 * Gatekeeper and launchd say there of programs.
 *
 * <p>Entries: {@link EsloggerFormat} and {@link UnifiedLogFormat}. Knows what a record says and
 * nothing of what came before: who started whom is the business of the context. Apple warns that
 * the structure is no interface, so nothing is taken for granted: an event is known by the name of
 * its part, every member may be missing, null or of another type, and an event of a name that
 * nobody has heard of is an event.
 *
 * <pre>{@code
 * var telemetry = new Telemetry(List.of(new EsloggerFormat(), new AuditdFormat()));
 * }</pre>
 *
 * <p>Source: eslogger(1); ESMessage.h and ESTypes.h of the macOS SDK; xnu's cs_blobs.h.
 */
@NullMarked
package perilune.telemetry.eslogger;

import org.jspecify.annotations.NullMarked;

/**
 * Windows events, whatever carries them.
 *
 * <p>Entry: {@link WindowsEventMapper}, an {@link EventElements} to which a carrier tells an event
 * element by element, and which makes an event of it. All data stand as {@code
 * winlog.event_data.NAME} with their text as it lies, the system part as {@code winlog.*}, and what
 * the tables {@code windows-fields.txt} and {@code windows-events.txt} say as fields of ECS. {@link
 * WindowsXmlFormat} and {@link WindowsJsonFormat} read the text carriers; {@link WindowsGaps} gives
 * documents of Winlogbeat what the tables say.
 *
 * <p>Must not know binary event logs: they have a package of their own.
 *
 * <pre>{@code
 * mapper.begin();
 * mapper.open("Event"); ... mapper.close();
 * mapper.complete(event, line, offset);
 * }</pre>
 */
@NullMarked
package perilune.telemetry.windows;

import org.jspecify.annotations.NullMarked;

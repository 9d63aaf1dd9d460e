/**
 * What readers of plain lines share: lines as text, patterns that take them apart, times as people
 * and devices write them, and values put on events.
 *
 * <p>Entries: {@link TextLines}, {@link TextPattern}, {@link WrittenTime}, {@link FieldSink}. Knows
 * no format. Nothing here backtracks: every step is linear in the line, which {@link
 * perilune.telemetry.LineReader} bounds.
 *
 * <pre>{@code
 * var pattern = TextPattern.of("User '{user.name}' executed the '{perilune.device.command}' command");
 * if (pattern.matches(line, 0)) { pattern.captures(line, sink::put); }
 * }</pre>
 */
@NullMarked
package perilune.telemetry.text;

import org.jspecify.annotations.NullMarked;

/**
 * Bytes of a known format in, events out.
 *
 * <p>Entry: {@link Telemetry}, which finds inputs under paths, opens them (plain, gzip, zstd,
 * standard input), recognises the format by content and gives an {@link EventReader}. One package a
 * format. A reader never throws for bad bytes: it counts and names them in {@link Refusals} and
 * goes on. Nothing here knows rules or context.
 *
 * <pre>{@code
 * try (EventReader reader = format.open(bytes, context)) {
 *   while (reader.read(event)) { ... }
 * }
 * }</pre>
 */
@NullMarked
package perilune.telemetry;

import org.jspecify.annotations.NullMarked;

/**
 * Runs the command from end to end over small telemetry of our own: what it prints, what it exits
 * with, and what it makes of bad input.
 *
 * <p>The telemetry is invented and lies beside the tests. Hosts and people are fictitious,
 * addresses are those reserved for documentation.
 *
 * <pre>{@code
 * CommandRun run = CommandRun.of("hunt", Telemetry.AUDIT.into(folder));
 * }</pre>
 */
@NullMarked
package perilune.checks.command;

import org.jspecify.annotations.NullMarked;

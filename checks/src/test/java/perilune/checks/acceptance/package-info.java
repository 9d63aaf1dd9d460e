/**
 * Runs the command over recorded telemetry and judges its answers.
 *
 * <p>The recordings lie beside the repository, not in it; where they are absent a test says that it
 * is skipped. Nothing here tells the command what a recording is: the truth is read from the raw
 * records by the test itself.
 *
 * <pre>{@code
 * Places.shared("telemetry/linux-auditd").ifPresent(folder -> ...);
 * }</pre>
 */
@NullMarked
package perilune.checks.acceptance;

import org.jspecify.annotations.NullMarked;

/**
 * What every check needs: the command run in place, JSON read back, and the data beside the
 * repository found.
 *
 * <p>Entry: {@link CommandRun}. The checks themselves are in the packages below: the architecture,
 * the proof of the built-in rules, the command from end to end, and recorded telemetry.
 *
 * <pre>{@code
 * CommandRun run = CommandRun.of("hunt", "--output", "ndjson", log.toString());
 * assertThat(run.findings()).hasSize(1);
 * }</pre>
 */
@NullMarked
package perilune.checks;

import org.jspecify.annotations.NullMarked;

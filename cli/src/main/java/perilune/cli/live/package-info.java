/**
 * Runs scenarios for real under the Linux audit subsystem, and leaves the host as it was.
 *
 * <p>Entry: {@link perilune.cli.live.LiveRun}. This is the only place that starts programs, and it
 * does so only for {@code perilune validate --execute}.
 */
@NullMarked
package perilune.cli.live;

import org.jspecify.annotations.NullMarked;

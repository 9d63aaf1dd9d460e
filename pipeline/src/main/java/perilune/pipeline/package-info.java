/**
 * The one assembly: sequencer, context, engine and findings, used alike by every front door.
 *
 * <p>Entry: {@link Pipeline}. Events go in, in any order; findings come out, the same for the same
 * events whatever the order of files, the number of shards or a restart from a snapshot.
 *
 * <pre>
 * Event -> Sequencer -> HostContext -> stage 1 (by host) -> signals -> stage 2 (by key) -> Finding
 * </pre>
 *
 * <p>Nothing here reads bytes or prints. The way of an event is {@link HostShard#offer}; the way of
 * a signal is {@link SignalRouter}.
 */
@NullMarked
package perilune.pipeline;

import org.jspecify.annotations.NullMarked;

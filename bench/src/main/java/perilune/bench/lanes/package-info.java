/**
 * Makes lanes: files of events, of any length, that several engines are run over.
 *
 * <p>Entry for people: {@link perilune.bench.lanes.Lane} repeats a seed file, as it is or so that
 * most command lines, paths and hashes are different; {@link perilune.bench.lanes.EvtxLane} makes a
 * seed of the records of event logs. The same arguments always give the same bytes. Must not know
 * rules or engines: a lane is made before anybody runs over it.
 *
 * <pre>{@code
 * java -cp ... perilune.bench.lanes.Lane distinct structured_windows.ndjson lane.ndjson 500000
 * }</pre>
 */
@NullMarked
package perilune.bench.lanes;

import org.jspecify.annotations.NullMarked;

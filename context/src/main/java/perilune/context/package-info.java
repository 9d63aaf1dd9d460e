/**
 * What an event means on its host, as fields on the event.
 *
 * <p>Entry: {@link HostContext}, one for each host, which takes the host's events in order of time
 * and sequence and fills the derived fields that somebody asked for. Each kind of context lives in
 * a package of its own ({@link perilune.context.lineage}, {@link perilune.context.provenance}).
 * Nothing here owns a clock or a thread, and nothing here judges: rules do. Files are read for one
 * thing only: whether a program is as its package brought it.
 *
 * <pre>{@code
 * var context = new HostContext(demand, ContextLimits.defaults());
 * context.enrich(event); // now has process.parent.name, perilune.entry.type, ...
 * }</pre>
 */
@NullMarked
package perilune.context;

import org.jspecify.annotations.NullMarked;

/**
 * What files were written, run, loaded and deleted on a host, and what that says of what runs now.
 *
 * <p>Entry: {@link Artefacts}. A table of the host's files is kept from file events, process starts
 * and library loads: who wrote a path and how, whether it came from a Lua interpreter, and what it
 * served as. It is found by path, as records give it; where a record has the inode too, another
 * inode means another file. Memory is bounded by {@link ArtefactLimits}; what is given up is
 * counted in {@link ArtefactCounters} and makes answers {@code unknown}, never {@code not_seen}.
 *
 * <p>It must not look at files, follow links or judge. Every field is described in
 * docs/fields/artefact.md.
 *
 * <pre>{@code
 * var artefacts = new Artefacts(demand, ArtefactLimits.defaults(), LuaHosts.builtIn());
 * artefacts.observe(event); // before what Lua was asked to do is read
 * artefacts.complete(event); // after it
 * }</pre>
 */
@NullMarked
package perilune.context.artefact;

import org.jspecify.annotations.NullMarked;

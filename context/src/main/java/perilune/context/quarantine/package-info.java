/**
 * What macOS' quarantine says of files: who fetched them marks them, and who takes the mark away.
 *
 * <p>Entry: {@link Quarantine}. It learns from events that set or take away the attribute and from
 * the command {@code xattr}; it reads no file. What it fills is described in {@code
 * docs/fields/quarantine.md}.
 *
 * <pre>{@code
 * quarantine.enrich(event); // perilune.lua.script.quarantine: removed
 * }</pre>
 */
@NullMarked
package perilune.context.quarantine;

import org.jspecify.annotations.NullMarked;

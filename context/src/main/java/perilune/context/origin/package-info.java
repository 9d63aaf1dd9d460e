/**
 * Whether the executable of a program that runs Lua came from where it should.
 *
 * <p>Entry: {@link OriginVerdict}, which adds up what the other kinds of context said of the file:
 * its package and checksum, its place, who wrote it and when, its signature, its mark of origin.
 * {@link OriginTable} is the one place where that is decided; it is written out in
 * docs/fields/provenance.md. What nobody knows is no evidence, so that no verdict comes of it.
 *
 * <pre>{@code
 * verdict.enrich(event); // perilune.lua.provenance.state=unexpected .reason=place-unusual
 * }</pre>
 */
@NullMarked
package perilune.context.origin;

import org.jspecify.annotations.NullMarked;

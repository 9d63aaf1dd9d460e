/**
 * Other people's names for the fields of an event, as data.
 *
 * <p>Entry: {@link WindowsFields}; {@link TableLines} reads such tables for whoever has one.
 * Readers write fields by it, languages look them up by it, so that both mean the same. Knows no
 * format and no language.
 *
 * <pre>{@code
 * WindowsFields.load().sameText("Image"); // process.executable
 * }</pre>
 */
@NullMarked
package perilune.event.names;

import org.jspecify.annotations.NullMarked;

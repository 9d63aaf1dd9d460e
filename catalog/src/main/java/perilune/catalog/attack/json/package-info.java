/**
 * JSON values as they were written, and their canonical form.
 *
 * <p>Entry: {@link JsonStream} reads values one after the other with the bytes at which each starts
 * and ends; {@link CanonicalJson} writes a value as RFC 8785 has it, so that its hash does not
 * depend on who wrote it. Numbers stay as they were written until then. Nothing here knows ATT&CK.
 *
 * <pre>{@code
 * byte[] canonical = CanonicalJson.bytes(JsonStream.read(bytes));
 * }</pre>
 */
@NullMarked
package perilune.catalog.attack.json;

import org.jspecify.annotations.NullMarked;

/**
 * Says of executables, scripts and libraries which package of their host owns them, and whether
 * they still are as the package brought them.
 *
 * <p>Entries: {@link PackageInventory}, what is known of one host's packages, and {@link
 * Provenance}, which puts that on events. The answers are owned, unowned and unknown, each with a
 * reason; where damage, another host or a container could hide the owner the answer is unknown,
 * never unowned. Nothing here judges: rules do. What is derived here is in no snapshot, it follows
 * from the event and the inventory.
 *
 * <pre>{@code
 * PackageInventory packages = PackageInventory.ofRoot(Path.of("/"), limits).inventory();
 * packages.verdict("/usr/bin/lua5.4"); // owned by lua5.4, intact
 * }</pre>
 */
@NullMarked
package perilune.context.provenance;

import org.jspecify.annotations.NullMarked;

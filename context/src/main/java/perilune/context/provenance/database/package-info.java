/**
 * Reads what the package managers of a Linux host wrote down: which package brought which file, and
 * with what checksum.
 *
 * <p>Entry: {@link RootReader}, which looks under a root for the databases of dpkg, apk, pacman and
 * rpm. All of it is read as bytes of an unknown hand: bounded by {@link DatabaseLimits}, never
 * following a link out of the root, and every damage told with file and line. Nothing here judges
 * an event.
 *
 * <pre>{@code
 * var troubles = new Troubles();
 * HostPackages packages = new RootReader(limits, troubles).read(new RootTree(Path.of("/mnt/image")));
 * int entry = packages.files().find("/usr/bin/lua5.4".getBytes(UTF_8));
 * }</pre>
 */
@NullMarked
package perilune.context.provenance.database;

import org.jspecify.annotations.NullMarked;

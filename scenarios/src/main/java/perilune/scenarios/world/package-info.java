/**
 * What a platform's world looks like to somebody who varies an attack on it: folders, tools,
 * interpreters, shells, schedulers, how arguments are quoted, and what each record format hides.
 *
 * <p>Entry: {@link perilune.scenarios.world.World}. It must not know mutations: those ask for a
 * temporary folder or a tool that copies, and never say which platform they are on.
 *
 * <pre>{@code
 * World world = World.of(Platform.WINDOWS).orElseThrow();
 * world.copies("C:\\Program Files\\Lua\\lua.exe", world.place(Place.TEMPORARY, "mira", "svc.exe"));
 * }</pre>
 */
@NullMarked
package perilune.scenarios.world;

import org.jspecify.annotations.NullMarked;

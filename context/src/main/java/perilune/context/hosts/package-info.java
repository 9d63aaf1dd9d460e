/**
 * Which programs run Lua, and what is expected of each: as data.
 *
 * <p>Entry: {@link LuaHosts}. The built-in file lists interpreters, compilers and programs that
 * embed Lua, by platform; a user's file adds to it, changes it or takes from it. An entry says how
 * a program takes Lua, and which packages, paths, parents, users, ways of being started, children
 * and uses of the network are expected or unexpected of it. What it does not say is unknown.
 *
 * <p>Files of users are read as any untrusted text: bounded by {@link HostsLimits}, each mistake
 * told with its place. Nothing here looks at an event.
 *
 * <pre>{@code
 * LuaHost redis = LuaHosts.builtIn().executable("redis-server", "linux");
 * redis.answer(Aspect.CHILD, "sh");   // UNEXPECTED
 * }</pre>
 */
@NullMarked
package perilune.context.hosts;

import org.jspecify.annotations.NullMarked;

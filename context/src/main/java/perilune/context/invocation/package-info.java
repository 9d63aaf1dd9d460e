/**
 * What a process start asks Lua to do, read from its command line.
 *
 * <p>Entry: {@link LuaInvocation}. It tells code on the command line, a script (and where that
 * lies), standard input, or nothing but the version, for the stand-alone interpreters and for
 * programs that embed Lua. It judges nothing: rules do. Names are a start, not a proof; a program
 * under another name is {@code unknown}.
 *
 * <pre>{@code
 * new LuaInvocation(demand, LuaHosts.builtIn()).enrich(event);   // lua5.4 -e 'os.execute("id")'
 * // perilune.lua.host=interpreter .invocation=code .code=os.execute("id")
 * }</pre>
 */
@NullMarked
package perilune.context.invocation;

import org.jspecify.annotations.NullMarked;

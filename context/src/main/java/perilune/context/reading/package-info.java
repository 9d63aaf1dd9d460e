/**
 * Says what Lua text can do: start programs, open sockets, load more code, and so on.
 *
 * <p>Entry: {@link LuaAbilities}, which fills {@code perilune.lua.can}. What is asked of the text
 * is asked through {@link LuaReader} alone: a full reader of source and bytecode takes the place of
 * {@link TokenReader} there. Nothing that is read is ever executed.
 *
 * <pre>{@code
 * new TokenReader(ReadingLimits.defaults()).abilities(bytes) // [PROGRAM, OBFUSCATED]
 * }</pre>
 */
@NullMarked
package perilune.context.reading;

import org.jspecify.annotations.NullMarked;

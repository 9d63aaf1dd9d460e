/**
 * Whether what a program that runs Lua is, who started it and what it does is expected of it.
 *
 * <p>Entry: {@link Expectations}, which compares an event with the program's entry in {@link
 * perilune.context.hosts}. Three answers always; unknown where either says nothing. It comes after
 * lineage, invocation and packages, from whose fields it reads, and keeps nothing.
 *
 * <pre>{@code
 * expectations.enrich(event, lineage.luaHost(), lineage.parentLuaHost());
 * // perilune.lua.expected.child=unexpected .reason=child-excluded
 * }</pre>
 */
@NullMarked
package perilune.context.expectation;

import org.jspecify.annotations.NullMarked;

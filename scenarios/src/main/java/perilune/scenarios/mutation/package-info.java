/**
 * Changed forms of scenarios: what an attacker would vary, on the level of the story, so that the
 * records change as a sensor would have seen it.
 *
 * <p>Entry: {@link perilune.scenarios.mutation.Mutations}. A mutation knows to which scenarios it
 * applies, whether telling the changed form apart needs evaluation of Lua code, and what of it no
 * record shows.
 */
@NullMarked
package perilune.scenarios.mutation;

import org.jspecify.annotations.NullMarked;

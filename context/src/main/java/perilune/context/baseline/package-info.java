/**
 * What is normal where Lua runs: learned from history, approved by people, compared in a hunt.
 *
 * <p>Entries: {@link Learner} for learning, {@link BaselineText} and {@link BaselineReader} for the
 * file, {@link BaselineContext} for the fields of a hunt. A story is one process that runs Lua with
 * what it starts and connects to; an {@link Entry} is a use that many stories share, its values
 * generalised ({@link Shape}). Nothing here approves by itself, and a hunt changes no baseline.
 *
 * <pre>{@code
 * switch (BaselineReader.read("site.baseline", text, BaselineLimits.defaults())) {
 *   case Parsed.Ok<Baseline>(var baseline, var _) -> options.withBaseline(KnownUses.of(baseline));
 *   case Parsed.Failed<Baseline>(var problems) -> tell(problems);
 * }
 * }</pre>
 */
@NullMarked
package perilune.context.baseline;

import org.jspecify.annotations.NullMarked;

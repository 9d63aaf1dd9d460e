/**
 * Named values that rules use and sites change: which tools are for every day, which folders hold
 * programs, how long a chain may last.
 *
 * <p>Entry: {@link Parameters}. It knows no language and no file; front ends ask it for values and
 * check that the type fits the place.
 *
 * <pre>{@code
 * parameters.forRule(List.of("lua_fetched_script")).find("DownloadTools").map(Parameter::values)
 * }</pre>
 */
@NullMarked
package perilune.rules.parameters;

import org.jspecify.annotations.NullMarked;

/**
 * What happens in a scenario: a story of processes, files, connections and lines that devices say,
 * free of any record format.
 *
 * <p>Entry: {@link perilune.scenarios.story.Scenario}. Nothing here reads text, writes records or
 * runs anything.
 */
@NullMarked
package perilune.scenarios.story;

import org.jspecify.annotations.NullMarked;

/**
 * Proves the built-in rules: each against the events beside it that it must, and must not, match.
 *
 * <p>The samples go through the whole pipeline, with all built-in rules loaded, as a hunt does it.
 *
 * <pre>{@code
 * SampleRun.of(rules, events).matches("779aa54f-…")
 * }</pre>
 */
@NullMarked
package perilune.checks.content;

import org.jspecify.annotations.NullMarked;

/**
 * Rule files, ours and other people's, read into rules.
 *
 * <p>Entry: {@link RuleTree}. Built-in packs lie beside their proof under {@code rules/} on the
 * class path; other trees are files and folders. TOML is read here and nowhere else; the languages
 * inside are the front ends' matter. A file that cannot be used is a diagnostic, never an
 * exception.
 *
 * <pre>{@code
 * RuleTree.Loaded loaded = new RuleTree(options).load(List.of(Path.of("rules/")));
 * }</pre>
 */
@NullMarked
package perilune.content;

import org.jspecify.annotations.NullMarked;

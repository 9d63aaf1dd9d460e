/**
 * What the languages of queries share when they read: a place among tokens, characters, networks.
 *
 * <p>Entry: {@link TokenCursor}, which a language extends by what only its grammar needs. Nothing
 * here knows a language, a keyword or a tree.
 *
 * <pre>{@code
 * final class Cursor extends TokenCursor<Token> {
 *   Cursor(List<Token> tokens, Mistakes mistakes) {
 *     super(tokens, mistakes, KQL001, new Limits(150, KQL003, "split the query"));
 *   }
 * }
 * }</pre>
 */
@NullMarked
package perilune.rules.text;

import org.jspecify.annotations.NullMarked;

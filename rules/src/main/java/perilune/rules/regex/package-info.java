/**
 * Regular expressions of other languages in RE2's syntax, which takes linear time on any text.
 *
 * <p>Entries: {@link LuceneRegex} for Elasticsearch's own, {@link BacktrackingRegex} for those of
 * Java and Ruby. What RE2 cannot do is refused with a sentence, never left to the engine. Nothing
 * here runs an expression.
 *
 * <pre>{@code
 * switch (LuceneRegex.translate("a<1-3>@")) {
 *   case LuceneRegex.Re2(var expression) -> compile(expression);
 *   case LuceneRegex.Refused(var why, var help) -> report(why, help);
 * }
 * }</pre>
 */
@NullMarked
package perilune.rules.regex;

import org.jspecify.annotations.NullMarked;

/**
 * Text that people wrote, places in it, and what is wrong with it.
 *
 * <p>Entry: {@link SourceText}. Front ends turn a {@link SourceText} into a {@link Parsed} value or
 * a list of {@link Diagnostic}s; {@link DiagnosticPrinter} shows those with the line and a caret.
 * This room knows no other and no third-party library.
 *
 * <pre>{@code
 * var text = new SourceText("rules/lua.toml", "process where nmae == 1");
 * var diagnostic = Diagnostic.error(DiagnosticCode.EQL014, text, new Span(14, 18), "unknown field 'nmae'")
 *     .withHelp("did you mean 'name'?");
 * }</pre>
 */
@NullMarked
package perilune.source;

import org.jspecify.annotations.NullMarked;

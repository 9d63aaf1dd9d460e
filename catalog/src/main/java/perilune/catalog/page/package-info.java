/**
 * A page, told once and written in three forms: HTML, Markdown and JSON.
 *
 * <p>Entry: {@link Page}, a list of blocks; {@link PageForm} writes it. HTML is written by {@code
 * Markup} only, which escapes everything, so that no text of a corpus can become markup. Pages load
 * nothing from elsewhere and need no script. What stands on which page is the business of {@code
 * site}.
 *
 * <pre>{@code
 * byte[] html = PageForm.HTML.write(page, frame);
 * }</pre>
 */
@NullMarked
package perilune.catalog.page;

import org.jspecify.annotations.NullMarked;

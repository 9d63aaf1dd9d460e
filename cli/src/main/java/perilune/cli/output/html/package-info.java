/**
 * The findings of a run as one page that can be mailed, read on a phone and printed.
 *
 * <p>Entry: {@link FindingHtml}. The page is one file without scripts, links or anything from
 * elsewhere; its policy for browsers forbids all of it. It is HTML and well-formed XML at once.
 * What comes from telemetry reaches the page through {@code HtmlWriter} only, which escapes
 * everything; nothing here may write markup by itself.
 *
 * <pre>{@code
 * FindingPrinter page = new FindingHtml(out, startedAt);
 * page.print(finding, inputNames);
 * page.print(summary);
 * }</pre>
 */
@NullMarked
package perilune.cli.output.html;

import org.jspecify.annotations.NullMarked;

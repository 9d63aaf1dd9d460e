/**
 * The catalog as a site of static pages, each as HTML, Markdown and JSON.
 *
 * <p>Entry: {@link SiteBuild}. It says which pages there are, what they are made of (their key) and
 * what stands on them; {@code page} writes them, {@code files} keeps them. The same catalog gives
 * the same bytes. No page holds the text of a rule, only what was computed of it.
 *
 * <pre>{@code
 * try (SiteFolder folder = SiteFolder.open(out)) {
 *   SiteChanges changes = folder.write(new SiteBuild(catalog, techniques, program).files());
 * }
 * }</pre>
 */
@NullMarked
package perilune.catalog.site;

import org.jspecify.annotations.NullMarked;

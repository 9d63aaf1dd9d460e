/**
 * What changed between two catalogs: two commits of a corpus, or two builds of a site.
 *
 * <p>Entry: {@link CatalogDiff}. {@link CatalogSnapshot} keeps a catalog as one JSON document, so
 * that a later one can be held against it without its corpora.
 *
 * <pre>{@code
 * CatalogDiff diff = CatalogDiff.of(CatalogSnapshot.read(old), catalog);
 * }</pre>
 */
@NullMarked
package perilune.catalog.diff;

import org.jspecify.annotations.NullMarked;

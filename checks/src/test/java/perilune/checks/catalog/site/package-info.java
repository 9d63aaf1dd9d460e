/** The catalog's site: its pages over corpora of our own, and what a second build does. */
@NullMarked
package perilune.checks.catalog.site;

import org.jspecify.annotations.NullMarked;

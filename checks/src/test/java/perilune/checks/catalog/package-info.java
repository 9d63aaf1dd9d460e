/** The catalog over the public corpora beside the repository: its numbers are the public ones. */
@NullMarked
package perilune.checks.catalog;

import org.jspecify.annotations.NullMarked;

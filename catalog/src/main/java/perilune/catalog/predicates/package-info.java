/**
 * Predicates out of queries: what a rule compares, in whatever language it is written.
 *
 * <p>Entry: {@link QueryReader}. Each language's tree, as the front ends of {@code rules} read it,
 * is walked once; what a query means is not asked. {@link EqlFolding} is how a public catalog folds
 * sets of values first, and is done where its numbers are wanted and nowhere else.
 */
@NullMarked
package perilune.catalog.predicates;

import org.jspecify.annotations.NullMarked;

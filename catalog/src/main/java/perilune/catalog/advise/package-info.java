/**
 * Help for the author of a rule: what rules of others on the same behaviour do otherwise.
 *
 * <p>Entry: {@link Advisor}. It compares what is written, as tables do, and of rules that have a
 * plan also what they mean: that one covers another is said only where it is proven. It counts with
 * the catalog's own statistics, and advises nothing by itself: whoever reads it decides.
 *
 * <pre>{@code
 * Advice advice = new Advisor(catalog, new RulePlans(reader)).of(subject, List.of("T1059.011"));
 * }</pre>
 */
@NullMarked
package perilune.catalog.advise;

import org.jspecify.annotations.NullMarked;

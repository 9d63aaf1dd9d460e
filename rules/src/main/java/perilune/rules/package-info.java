/**
 * A rule as everybody outside the language front ends knows it: what to tell people, and the plan.
 *
 * <p>Entry: {@link Rule}. The plan's vocabulary is in {@code perilune.rules.plan}; each language
 * has a package of its own.
 *
 * <pre>{@code
 * new Rule(header, new RulePlan(header.id(), operator));
 * }</pre>
 */
@NullMarked
package perilune.rules;

import org.jspecify.annotations.NullMarked;

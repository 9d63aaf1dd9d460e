/**
 * Matches told to people: whose deed it is, the chain that led to it, the evidence, and why.
 *
 * <p>Entry: {@link FindingBuilder}, which turns a match of a rule into a {@link Finding} with an id
 * that is the same in every run over the same events. Nothing here decides what matches, and
 * nothing here prints.
 *
 * <pre>{@code
 * Optional<Finding> finding = new FindingBuilder(rules, fields).build(match);
 * }</pre>
 */
@NullMarked
package perilune.findings;

import org.jspecify.annotations.NullMarked;

/**
 * Holds what Sigma rules mean to a table of cases: rules, events, and which of these they find.
 *
 * <p>Entry: the text files beside these classes; {@link perilune.checks.sigma.SigmaCase} says how
 * they are written. Nothing here may know how rules are compiled: a case goes through files, as a
 * hunt does.
 *
 * <pre>
 * a star is any run of characters
 * {f: 'a*c'}
 * + {"f":"abbc"}
 * - {"f":"acd"}
 * </pre>
 */
@NullMarked
package perilune.checks.sigma;

import org.jspecify.annotations.NullMarked;

/**
 * Writes a rule in another language, from its plan, and says what did not survive.
 *
 * <p>Entry: {@link perilune.rules.convert.Conversion}. It knows plans only, no language's reader:
 * what a plan means is written in words of the other language that mean the same, or named as lost.
 * Nothing here may guess.
 *
 * <pre>{@code
 * Converted sigma = Conversion.toSigma(rule);
 * sigma.losses().forEach(System.err::println);
 * }</pre>
 */
@NullMarked
package perilune.rules.convert;

import org.jspecify.annotations.NullMarked;

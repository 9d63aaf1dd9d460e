/**
 * Reads Sigma rules, version 2.1 of the specification, and gives what they mean.
 *
 * <p>Entry: {@link Sigma#read}. YAML becomes a tree with places, the tree documents, each detection
 * rule a plan: its log source the scope, its detection the condition. A mistake costs its own
 * document only. It opens no files, and no class of the YAML library leaves the package.
 *
 * <p>Decisions where the specification is silent: letters beyond A to Z are folded only for values
 * that have some; a field with several values fulfils a test if one value does; {@code not} and
 * {@code neq} hold for a field that is not there; {@code null} is an absent field or one that is
 * null; text that reads as a number equals that number.
 *
 * <pre>{@code
 * SigmaFile file = Sigma.read(new SourceText("rule.yml", text), SigmaOptions.defaults());
 * file.rules().forEach(rule -> compile(rule.plan()));
 * }</pre>
 */
@NullMarked
package perilune.rules.sigma;

import org.jspecify.annotations.NullMarked;

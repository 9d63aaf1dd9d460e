/**
 * Runs rules over events.
 *
 * <p>Entry: {@link RuleCompiler}, which turns plans into a {@link RuleSet}. {@link SignalStage}
 * judges conditions on single events and keeps nothing; {@link OperatorStage} holds the state of
 * sequences. Both are deterministic: they own no clock, thread, file or socket, time is the
 * events'. The engine sees plans only, never a rule's language. One stage object is owned by one
 * thread; a rule set may be shared.
 *
 * <pre>{@code
 * RuleSet rules = new RuleCompiler(fields, EngineLimits.defaults()).compile(plans).rules();
 * var signals = new SignalStage(rules, projection);
 * var operators = new OperatorStage(rules, EngineLimits.defaults());
 * signals.accept(event, operators.signals(match -> report(match)));
 * operators.advance(watermark, match -> report(match));
 * }</pre>
 */
@NullMarked
package perilune.engine;

import org.jspecify.annotations.NullMarked;

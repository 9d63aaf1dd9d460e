/**
 * Says which rules can find something in given telemetry, by the fields that occur in it.
 *
 * <p>Entry: {@link RuleReach}, over a {@link TelemetryShape}. Conditions are evaluated with what is
 * known of leaves: a field that does not occur settles them, another may make them either. Never
 * says that a rule is blind where an event could fulfil it; where two leaves contradict each other
 * it may say that a blind rule runs. Looks at no event, knows no file.
 *
 * <pre>{@code
 * RuleReach.Verdict verdict = new RuleReach(shape).of(plan);
 * }</pre>
 */
@NullMarked
package perilune.engine.coverage;

import org.jspecify.annotations.NullMarked;

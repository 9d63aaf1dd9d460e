/**
 * What a rule means, whatever language it was written in.
 *
 * <p>Entry: {@link RulePlan}. Language front ends lower their trees into plans; the engine compiles
 * plans and sees nothing else of a rule. No syntax, no spans, no field ids here: a plan can be
 * printed, hashed and compared, and means the same in every process.
 *
 * <pre>{@code
 * new RulePlan("r1", new Operator.Single(new Condition.Test(
 *     "process.name", new Predicate.Equal(new Literal.Text("lua")), Matching.EQL)));
 * }</pre>
 */
@NullMarked
package perilune.rules.plan;

import org.jspecify.annotations.NullMarked;

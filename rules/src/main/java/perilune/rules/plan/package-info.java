/**
 * What a rule means, whatever language it was written in.
 *
 * <p>Entry: {@link RulePlan}. Language front ends lower their trees into plans; the engine compiles
 * plans and sees nothing else of a rule. What an {@link Operator} looks for is said in one of two
 * vocabularies: {@link Condition} and {@link Expression} are about single events, two-valued as EQL
 * has it; {@link TableStage} and {@link RowExpression} are about rows that are made of events, in
 * windows of time, three-valued as ES|QL has it. No syntax, no spans, no field ids here: a plan can
 * be printed, hashed and compared, and means the same in every process.
 *
 * <pre>{@code
 * new RulePlan("r1", new Operator.Single(new Condition.Test(
 *     "process.name", new Predicate.Equal(new Literal.Text("lua")), Matching.EQL)));
 * }</pre>
 */
@NullMarked
package perilune.rules.plan;

import org.jspecify.annotations.NullMarked;

/**
 * Makes events for rules: from the plan of any rule, events that it must find, and near misses that
 * it must not.
 *
 * <p>Entry: {@link CaseMaker}. A condition is solved by search ({@link ConditionSolver}), field by
 * field ({@link FieldSolver}); what is made counts only if the engine's own test of the condition
 * agrees ({@link Judge}). Nothing is drawn by chance: the same plan gives the same events. Of
 * tables, which only lose rows by what they ask of an event first, events are drawn by a seed
 * ({@link TableEvents}).
 *
 * <pre>{@code
 * CaseMaker.Made made = new CaseMaker(new FieldTable()).make(plan.operator());
 * }</pre>
 *
 * <p>It must not read a rule's text: languages are not its business.
 */
@NullMarked
package perilune.checks.generator;

import org.jspecify.annotations.NullMarked;

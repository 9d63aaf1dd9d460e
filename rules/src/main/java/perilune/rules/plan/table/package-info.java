/**
 * What a query on rows means: the stages that turn events into a table and the table into results.
 *
 * <p>Entry: {@link TableStage}, of which {@link perilune.rules.plan.Operator.Table} has a list.
 * Meaning only: nothing here evaluates, and nothing knows how the query was written.
 *
 * <pre>{@code
 * // events of a host, counted: STATS n = COUNT(*) BY host.id | WHERE n > 9
 * List.of(
 *     new TableStage.Aggregate(
 *         List.of(new Aggregation("n", AggregateFunction.COUNT, List.of(), Optional.empty())),
 *         List.of(new Assignment("host.id", new RowExpression.Column("host.id"))),
 *         false),
 *     new TableStage.Where(new RowExpression.Call(RowFunction.GREATER, List.of(n, nine))));
 * }</pre>
 */
@NullMarked
package perilune.rules.plan.table;

import org.jspecify.annotations.NullMarked;

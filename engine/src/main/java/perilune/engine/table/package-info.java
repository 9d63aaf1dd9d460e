/**
 * Makes rows of events and works on them, stage by stage, over windows of event time.
 *
 * <p>Entry: {@link perilune.engine.table.TableCompiler}, which turns a plan's table into stages
 * with resolved columns, and {@link perilune.engine.table.TableMatcher}, which runs them. What
 * expressions compute is in {@link perilune.engine.table.row}. Nothing here reads a clock: a window
 * closes when the watermark has passed its end. State is bounded; what is dropped is counted.
 *
 * <pre>{@code
 * CompiledTable compiled = TableCompiler.compile(table, fields, limits);
 * var matcher = new TableMatcher(compiled, limits, (events, row) -> show(row.columns()));
 * matcher.accept(event, List.of());
 * matcher.advance(watermark);
 * }</pre>
 */
@NullMarked
package perilune.engine.table;

import org.jspecify.annotations.NullMarked;

/**
 * Values of rows and the functions over them.
 *
 * <p>Entry: {@link perilune.engine.table.row.RowFunctions}, which gives the {@link
 * perilune.engine.table.row.RowCall} of a plan's function; {@link
 * perilune.engine.table.row.RowValue} is what goes in and comes out. Documents have no mapping, so
 * values are typed as they come, and a comparison reads one by the other. Nothing here knows of
 * events, windows or stages; nothing fails on a value: what has no result is null.
 *
 * <pre>{@code
 * RowCall add = RowFunctions.of(RowFunction.ADD, List.of());
 * add.apply(new RowValue[] {new RowValue.Whole(1), new RowValue.Whole(2)}); // Whole(3)
 * }</pre>
 */
@NullMarked
package perilune.engine.table.row;

import org.jspecify.annotations.NullMarked;

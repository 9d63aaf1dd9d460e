/**
 * What happened, in one shape.
 *
 * <p>Entry: {@link Event}, one reusable record of fields with the names of the Elastic Common
 * Schema (ECS). {@link FieldTable} turns names into dense ids once, so that nothing on the way of
 * an event hashes a string; {@link KnownField} lists the names that Perilune itself writes or
 * reads; {@link FieldDemand} tells readers and context what is worth computing. This room knows no
 * other and no third-party library.
 *
 * <pre>{@code
 * var fields = new FieldTable();
 * var event = new Event(fields);
 * event.put(KnownField.PROCESS_NAME, "lua5.4");
 * event.putLong(KnownField.PROCESS_PID, 4030);
 * }</pre>
 */
@NullMarked
package perilune.event;

import org.jspecify.annotations.NullMarked;

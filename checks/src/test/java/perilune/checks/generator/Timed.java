package perilune.checks.generator;

import java.time.Instant;
import java.util.List;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.rules.plan.Literal;

/**
 * A draft and when it happens.
 *
 * @param nanos nanoseconds since 1970; what tells the events of one case apart
 */
record Timed(long nanos, Draft draft) {

  private static final String TIME = KnownField.TIMESTAMP.fieldName();
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private Draft whole() {
    Instant time = Instant.ofEpochSecond(nanos / NANOS_PER_SECOND, nanos % NANOS_PER_SECOND);
    return draft.with(TIME, List.of(new Literal.Text(time.toString())));
  }

  /** Gives the document. */
  String json() {
    return whole().json();
  }

  /** Gives the event as a reader would. */
  Event event(FieldTable table) {
    var event = new Event(table);
    whole().fill(event);
    event.header().timed = true;
    event.header().timeNanos = nanos;
    return event;
  }
}

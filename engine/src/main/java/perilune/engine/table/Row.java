package perilune.engine.table;

import org.jspecify.annotations.Nullable;
import perilune.engine.table.row.RowValue;
import perilune.event.RetainedEvent;

/** A row under work: a value for each slot of the plan. Owned by one thread. */
final class Row {

  /** By slot; null where nobody has asked for the event's field yet. */
  final @Nullable RowValue[] slots;

  final GroupKey identity;
  final RowOrder order;
  final RowEvents events;

  /** The event that it is, before rows are aggregated. */
  final @Nullable RetainedEvent event;

  private Row(
      @Nullable RowValue[] slots,
      GroupKey identity,
      RowOrder order,
      RowEvents events,
      @Nullable RetainedEvent event) {
    this.slots = slots;
    this.identity = identity;
    this.order = order;
    this.events = events;
    this.event = event;
  }

  /** Makes the row of an event. */
  static Row of(RetainedEvent event, RowOrder order, long firstEnd, int slots) {
    var events = new RowEvents();
    events.add(order, event, firstEnd);
    return new Row(new @Nullable RowValue[slots], GroupKey.of(order), order, events, event);
  }

  /** Makes the row of a group. */
  static Row of(GroupKey key, RowOrder order, RowEvents events, int slots) {
    return new Row(new @Nullable RowValue[slots], key, order, events, null);
  }

  /** Makes one of several rows that come of this one. */
  Row copy(int number) {
    return new Row(slots.clone(), identity.with(number), order, events, event);
  }
}

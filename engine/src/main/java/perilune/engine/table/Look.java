package perilune.engine.table;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import perilune.engine.match.DateText;
import perilune.engine.match.EventView;
import perilune.engine.table.row.Reading;
import perilune.engine.table.row.RowValue;
import perilune.engine.table.row.RowValues;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.FieldType;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;
import perilune.event.Tag;

/**
 * What expressions see beside the row: its event, unpacked when somebody asks, and the time of the
 * look. Reused from row to row. Owned by one thread.
 */
final class Look {

  private final Event event;
  private final EventView view;
  private @Nullable RetainedEvent unpacked;

  /** End of the window, nanoseconds since 1970; of a search the latest event's time. */
  long nowNanos;

  Look(FieldTable fields, int predicates) {
    event = new Event(fields);
    view = new EventView(predicates, fields);
  }

  /** Unpacks an event, unless it is the one that is unpacked already. */
  private void unpack(RetainedEvent wanted) {
    if (wanted != unpacked) {
      wanted.restoreTo(event);
      view.start(event);
      unpacked = wanted;
    }
  }

  EventView view(RetainedEvent wanted) {
    unpack(wanted);
    return view;
  }

  /** Gives the event's values of a field, by the field's type; null where it has none. */
  RowValue field(RetainedEvent wanted, int field, FieldType type) {
    if (field == KnownField.TIMESTAMP.id() && wanted.timed()) {
      return new RowValue.Moment(wanted.timeNanos());
    }
    unpack(wanted);
    int first = event.firstValue(field);
    if (first == Event.NONE) {
      return RowValues.NULL;
    }
    int next = event.nextValue(first);
    return next == Event.NONE ? value(first, type) : values(first, type);
  }

  private RowValue values(int first, FieldType type) {
    var all = new ArrayList<RowValue>();
    for (int at = first; at != Event.NONE; at = event.nextValue(at)) {
      RowValue value = value(at, type);
      if (!value.isNull()) {
        all.add(value);
      }
    }
    return RowValue.of(all);
  }

  private RowValue value(int at, FieldType type) {
    return switch (event.tag(at)) {
      case Tag.TEXT -> typed(new RowValue.Text(event.valueText(at)), type);
      case Tag.LONG ->
          type == FieldType.DATE
              ? new RowValue.Moment(DateText.nanosOfMillis(event.longValue(at)))
              : new RowValue.Whole(event.longValue(at));
      case Tag.DOUBLE -> RowValue.of(event.doubleValue(at));
      default -> RowValue.of(event.longValue(at) != 0);
    };
  }

  /** Text that is none of the field's type stays text. */
  private static RowValue typed(RowValue.Text text, FieldType type) {
    RowValue read =
        switch (type) {
          case DATE -> Reading.moment(text);
          case IP -> Reading.address(text);
          case VERSION -> new RowValue.Version(text.value());
          case LONG, DOUBLE -> Reading.number(text);
          case KEYWORD, BOOLEAN, ANY -> text;
        };
    return read.isNull() ? text : read;
  }
}

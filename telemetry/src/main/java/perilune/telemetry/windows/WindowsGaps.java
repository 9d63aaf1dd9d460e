package perilune.telemetry.windows;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.telemetry.ReadContext;

/**
 * Adds fields of ECS to documents that have Windows data as Winlogbeat names them, and lack what
 * its modules would have added. What the document says itself is never changed. Owned by one
 * thread.
 */
public final class WindowsGaps {

  private final ReadContext context;
  private @Nullable WinlogFields fields;
  private int eventId = FieldTable.FULL;

  /** Makes one for the documents of one input. */
  public WindowsGaps(ReadContext context) {
    this.context = context;
    // Where all fields are asked for, those of Windows are made when a document of it comes: the
    // names would take the place of others in the table.
    fields = context.demand().wantsAll() ? null : new WinlogFields(context);
  }

  /**
   * Gives the fields that must be on an event before it is filled, where not all are asked for; the
   * table has them.
   */
  public List<String> needs() {
    return fields == null ? List.of() : fields.needs();
  }

  /** Fills the gaps of an event; does nothing for one that is none of Windows. */
  public void fill(Event event) {
    if (fields == null && isOfWindows(event)) {
      fields = new WinlogFields(context);
    }
    if (fields != null) {
      fields.fill(event);
    }
  }

  private boolean isOfWindows(Event event) {
    if (eventId == FieldTable.FULL) {
      eventId = context.fields().find(SystemSlot.EVENT_ID.field());
    }
    return event.has(eventId);
  }
}

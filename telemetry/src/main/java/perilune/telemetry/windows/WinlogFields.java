package perilune.telemetry.windows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.Tag;
import perilune.telemetry.ReadContext;

/** Takes the parts of a record from a document that has them as fields. Owned by one thread. */
final class WinlogFields {

  private static final String DATA = "winlog.event_data.";
  private static final SystemSlot[] SLOTS = {
    SystemSlot.PROVIDER_NAME,
    SystemSlot.CHANNEL,
    SystemSlot.EVENT_ID,
    SystemSlot.KEYWORDS,
    SystemSlot.COMPUTER
  };

  private final WindowsRecord record;
  private final RecordMapper mapper;
  private final List<String> needs = new ArrayList<>();
  private final int[] slotFields = new int[SLOTS.length];
  private final List<DataName> names = new ArrayList<>();
  private final int[] dataFields;
  private final int eventId;

  /** Makes one for the documents of one input; adds the fields that it needs to the table. */
  WinlogFields(ReadContext context) {
    var table = new NameTable(context.fields(), context.demand());
    record = new WindowsRecord(table);
    mapper = new RecordMapper(context, table);
    for (int i = 0; i < SLOTS.length; i++) {
      slotFields[i] = need(context.fields(), SLOTS[i].field());
    }
    eventId = context.fields().find(SystemSlot.EVENT_ID.field());
    names.addAll(table.needed());
    dataFields = new int[names.size()];
    for (int i = 0; i < dataFields.length; i++) {
      dataFields[i] = need(context.fields(), DATA + names.get(i).text());
    }
  }

  private int need(FieldTable fields, String name) {
    int id = fields.intern(name);
    if (id != FieldTable.FULL) {
      needs.add(name);
    }
    return id;
  }

  /** Gives the fields that must be on an event before it is filled. */
  List<String> needs() {
    return List.copyOf(needs);
  }

  /** Fills the gaps of an event; does nothing for one that is none of Windows. */
  void fill(Event event) {
    if (!event.has(eventId)) {
      return;
    }
    record.clear();
    for (int i = 0; i < SLOTS.length; i++) {
      int value = event.firstValue(slotFields[i]);
      if (value != Event.NONE && event.tag(value) == Tag.TEXT) {
        record.system(SLOTS[i], event.arena(), event.offset(value), event.length(value));
      } else if (value != Event.NONE) {
        byte[] text = event.valueText(value).getBytes(StandardCharsets.UTF_8);
        record.system(SLOTS[i], text, 0, text.length);
      }
    }
    for (int i = 0; i < dataFields.length; i++) {
      int value = event.firstValue(dataFields[i]);
      if (value != Event.NONE && event.tag(value) == Tag.TEXT) {
        record.data(names.get(i), event.arena(), event.offset(value), event.length(value));
      } else if (value != Event.NONE) {
        byte[] text = event.valueText(value).getBytes(StandardCharsets.UTF_8);
        record.data(names.get(i), text, 0, text.length);
      }
    }
    mapper.fillGaps(record, event);
  }
}

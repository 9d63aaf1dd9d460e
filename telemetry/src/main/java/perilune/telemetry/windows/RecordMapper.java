package perilune.telemetry.windows;

import java.util.Arrays;
import java.util.List;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.telemetry.ReadContext;
import perilune.telemetry.Refusals;
import perilune.telemetry.Refusals.Reason;
import perilune.telemetry.json.Timestamps;

/** Makes one event of the parts of one record. Owned by one thread. */
final class RecordMapper {

  private static final byte[] SYSMON = EventPlan.utf8("Microsoft-Windows-Sysmon");
  private static final byte[] SYSMON_CHANNEL =
      EventPlan.utf8("Microsoft-Windows-Sysmon/Operational");
  private static final byte[] SECURITY = EventPlan.utf8("Microsoft-Windows-Security-Auditing");
  private static final byte[] SECURITY_CHANNEL = EventPlan.utf8("Security");
  private static final String LINUX = "Linux-Sysmon";
  private static final byte[] AUDIT_SUCCESS = EventPlan.utf8("0x8020");
  private static final byte[] AUDIT_FAILURE = EventPlan.utf8("0x8010");

  private final NameTable names;
  private final EventPlans plans;
  private final FormWriter forms = new FormWriter();
  private final GuidText guid = new GuidText();
  private final DerivedFields derived;
  private final Synonyms synonyms;
  private final Timestamps timestamps = new Timestamps();
  private final Refusals refusals;
  private final FieldDemand demand;
  private final int[] slotFields = new int[SystemSlot.ALL.length];

  RecordMapper(ReadContext context, NameTable names) {
    this.names = names;
    refusals = context.refusals();
    demand = context.demand();
    plans = new EventPlans(context, names);
    plans.need();
    derived = new DerivedFields(context);
    synonyms = new Synonyms(context, names);
    for (SystemSlot slot : SystemSlot.ALL) {
      int id =
          demand.wantsAll()
              ? context.fields().intern(slot.field())
              : context.fields().find(slot.field());
      slotFields[slot.ordinal()] = id != FieldTable.FULL && demand.wants(id) ? id : FieldTable.FULL;
    }
  }

  /** Fills an event; line and offset are for what is counted. */
  void map(WindowsRecord record, Event event, long line, long offset) {
    complete(record);
    EventPlan plan = plans.plan(record);
    name(record, plan);
    boolean linux = record.is(SystemSlot.PROVIDER_NAME, LINUX);
    system(record, event);
    envelope(record, event, plan, linux);
    data(record, event);
    ecs(record, event, plan, linux);
    time(record, event, line, offset);
    if (names.takeOverflow()) {
      refusals.add(Reason.TOO_MANY_FIELDS, line, offset, "some names of data were left out");
    }
  }

  /** Adds fields of ECS that the event lacks, from parts that were taken of the event itself. */
  void fillGaps(WindowsRecord record, Event event) {
    EventPlan plan = plans.plan(record);
    boolean linux = record.is(SystemSlot.PROVIDER_NAME, LINUX);
    envelope(record, event, plan, linux);
    ecs(record, event, plan, linux);
  }

  /** An old event source is the provider, where no other is named. */
  private static void complete(WindowsRecord record) {
    if (record.has(SystemSlot.PROVIDER_NAME) || !record.has(SystemSlot.SOURCE_NAME)) {
      return;
    }
    byte[] text = record.bytes(SystemSlot.SOURCE_NAME);
    int from = record.from(SystemSlot.SOURCE_NAME);
    record.system(SystemSlot.PROVIDER_NAME, text, from, record.length(SystemSlot.SOURCE_NAME));
  }

  /** A record of a known source says its provider and channel, where the carrier left them out. */
  private static void name(WindowsRecord record, EventPlan plan) {
    switch (plan.source()) {
      case "sysmon" -> name(record, SYSMON, SYSMON_CHANNEL);
      case "security" -> name(record, SECURITY, SECURITY_CHANNEL);
      default -> {
        // Others have several providers or channels.
      }
    }
  }

  private static void name(WindowsRecord record, byte[] provider, byte[] channel) {
    record.system(SystemSlot.PROVIDER_NAME, provider, 0, provider.length);
    record.system(SystemSlot.CHANNEL, channel, 0, channel.length);
  }

  private void system(WindowsRecord record, Event event) {
    for (SystemSlot slot : SystemSlot.ALL) {
      int field = slotFields[slot.ordinal()];
      if (field != FieldTable.FULL && record.length(slot) > 0) {
        if (slot.number() && record.number(slot) >= 0) {
          event.putLong(field, record.number(slot));
        } else if (slot.isGuid()
            && guid.take(record.bytes(slot), record.from(slot), record.length(slot))) {
          event.put(field, guid.bytes(), 0, GuidText.LENGTH);
        } else {
          event.put(field, record.bytes(slot), record.from(slot), record.length(slot));
        }
      }
    }
  }

  private void envelope(WindowsRecord record, Event event, EventPlan plan, boolean linux) {
    put(event, KnownField.EVENT_KIND, "event");
    put(event, KnownField.HOST_OS_TYPE, linux ? "linux" : "windows");
    if (!plan.source().isEmpty()) {
      put(event, KnownField.EVENT_MODULE, plan.source());
    }
    put(event, KnownField.EVENT_CODE, record, SystemSlot.EVENT_ID);
    put(event, KnownField.EVENT_PROVIDER, record, SystemSlot.PROVIDER_NAME);
    put(event, KnownField.HOST_NAME, record, SystemSlot.COMPUTER);
    if (plan.source().equals("security")) {
      outcome(record, event);
    }
    putAll(event, KnownField.EVENT_CATEGORY, plan.categories());
    putAll(event, KnownField.EVENT_TYPE, plan.types());
    if (plan.action().length > 0 && isGap(event, KnownField.EVENT_ACTION)) {
      event.put(KnownField.EVENT_ACTION, plan.action(), 0, plan.action().length);
    }
  }

  private boolean isGap(Event event, KnownField field) {
    return demand.wants(field) && !event.has(field);
  }

  private void put(Event event, KnownField field, String ascii) {
    if (isGap(event, field)) {
      event.put(field, ascii);
    }
  }

  private void put(Event event, KnownField field, WindowsRecord record, SystemSlot slot) {
    if (record.length(slot) > 0 && isGap(event, field)) {
      event.put(field, record.bytes(slot), record.from(slot), record.length(slot));
    }
  }

  private void putAll(Event event, KnownField field, List<byte[]> values) {
    if (isGap(event, field)) {
      for (int i = 0; i < values.size(); i++) {
        event.put(field, values.get(i), 0, values.get(i).length);
      }
    }
  }

  /** Source: Microsoft, keywords of the Security log: bits of an audit's success and failure. */
  private void outcome(WindowsRecord record, Event event) {
    if (startsWith(record, AUDIT_SUCCESS) || record.is(SystemSlot.KEYWORDS, "Audit Success")) {
      put(event, KnownField.EVENT_OUTCOME, "success");
    } else if (startsWith(record, AUDIT_FAILURE)
        || record.is(SystemSlot.KEYWORDS, "Audit Failure")) {
      put(event, KnownField.EVENT_OUTCOME, "failure");
    }
  }

  private static boolean startsWith(WindowsRecord record, byte[] head) {
    int from = record.from(SystemSlot.KEYWORDS);
    return record.length(SystemSlot.KEYWORDS) >= head.length
        && Arrays.equals(
            record.bytes(SystemSlot.KEYWORDS), from, from + head.length, head, 0, head.length);
  }

  private void data(WindowsRecord record, Event event) {
    for (int i = 0; i < record.size(); i++) {
      DataName name = record.name(i);
      put(event, name.eventField(), record, i);
      put(event, name.joinedField(), record, i);
      if (record.isUserData(i)) {
        put(event, names.userField(name), record, i);
      }
    }
  }

  private void put(Event event, int field, WindowsRecord record, int index) {
    if (field == FieldTable.FULL) {
      return;
    }
    DataName name = record.name(index);
    if (name.isGuid() && guid.take(record.bytes(index), record.from(index), record.length(index))) {
      event.put(field, guid.bytes(), 0, GuidText.LENGTH);
    } else {
      event.put(field, record.bytes(index), record.from(index), record.length(index));
    }
  }

  private void ecs(WindowsRecord record, Event event, EventPlan plan, boolean linux) {
    for (EventPlan.Step step : plan.steps()) {
      forms.write(step, record, event);
    }
    if (plan.source().equals("security")) {
      synonyms.fill(record, event);
    }
    derived.fill(event, linux);
    if (event.has(KnownField.PROCESS_COMMAND_LINE)) {
      put(event, KnownField.COMMAND_LINE_SOURCE, "source");
    } else if (event.hasText(KnownField.EVENT_CATEGORY, "process")) {
      put(event, KnownField.COMMAND_LINE_SOURCE, "unknown");
    }
  }

  private void time(WindowsRecord record, Event event, long line, long offset) {
    EventHeader header = event.header();
    header.sequence = Math.max(0, record.number(SystemSlot.RECORD_ID));
    if (record.length(SystemSlot.TIME) == 0) {
      return;
    }
    long nanos =
        timestamps.parse(
            record.bytes(SystemSlot.TIME),
            record.from(SystemSlot.TIME),
            record.length(SystemSlot.TIME));
    if (nanos == Timestamps.NONE) {
      refusals.add(Reason.BAD_TIMESTAMP, line, offset, "the time of a Windows event");
      return;
    }
    header.timed = true;
    header.timeNanos = nanos;
  }
}

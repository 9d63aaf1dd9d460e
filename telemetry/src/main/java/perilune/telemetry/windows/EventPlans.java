package perilune.telemetry.windows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perilune.event.FieldTable;
import perilune.event.names.WindowsFields;
import perilune.telemetry.ReadContext;

/**
 * Finds the plan of an event; makes it when the first event of its kind comes. Allocates nothing
 * afterwards. Owned by one thread.
 */
final class EventPlans {

  private static final int PAGE = 256;
  private static final int MAX_ID = 0xffff;
  private static final int UNKNOWN = 0;

  private final EventTable table;
  private final NameTable names;
  private final ReadContext context;
  private final Set<String> sources = new HashSet<>();
  // By source, then page, then number in it. Source 0 is every other.
  private final @Nullable EventPlan[][][] plans;
  private final EventPlan nobody;
  private final @Nullable DataName guid;
  private final @Nullable DataName utcTime;
  private final @Nullable DataName newProcess;
  private byte[] lastProvider = {};
  private int lastSource = UNKNOWN;

  EventPlans(ReadContext context, NameTable names) {
    this.context = context;
    this.names = names;
    table = EventTable.BUILT_IN;
    plans = new @Nullable EventPlan[table.sources().size() + 1][PAGE][];
    for (DerivedFields.Derivation derivation : DerivedFields.ALL) {
      if (wants(derivation.into())) {
        sources.add(derivation.of());
      }
    }
    nobody = make(UNKNOWN, -1);
    guid = needed("ProcessGuid");
    utcTime = needed("UtcTime");
    newProcess = needed("NewProcessName");
  }

  /** Gives the plan of a record. */
  EventPlan plan(WindowsRecord record) {
    long id = record.number(SystemSlot.EVENT_ID);
    int source = source(record, id);
    if (id < 0 || id > MAX_ID) {
      return nobody;
    }
    @Nullable EventPlan[][] pages = plans[source];
    @Nullable EventPlan[] page = pages[(int) id / PAGE];
    if (page == null) {
      page = new EventPlan[PAGE];
      pages[(int) id / PAGE] = page;
    }
    EventPlan plan = page[(int) id % PAGE];
    if (plan == null) {
      plan = make(source, (int) id);
      page[(int) id % PAGE] = plan;
    }
    return plan;
  }

  private int source(WindowsRecord record, long id) {
    int found = ofProvider(record);
    if (found == UNKNOWN && !record.has(SystemSlot.PROVIDER_NAME)) {
      found = find(record, SystemSlot.CHANNEL, table.channels());
      if (found == UNKNOWN && !record.has(SystemSlot.CHANNEL)) {
        found = guess(record, id);
      }
    }
    return found;
  }

  /** Gives the source of a provider; mostly that of the record before. */
  private int ofProvider(WindowsRecord record) {
    int length = record.length(SystemSlot.PROVIDER_NAME);
    if (length == 0) {
      return UNKNOWN;
    }
    byte[] bytes = record.bytes(SystemSlot.PROVIDER_NAME);
    int from = record.from(SystemSlot.PROVIDER_NAME);
    if (!Arrays.equals(bytes, from, from + length, lastProvider, 0, lastProvider.length)) {
      lastProvider = Arrays.copyOfRange(bytes, from, from + length);
      lastSource = find(record, SystemSlot.PROVIDER_NAME, table.providers());
    }
    return lastSource;
  }

  private int find(WindowsRecord record, SystemSlot slot, List<EventTable.Name> among) {
    for (int i = 0; i < among.size(); i++) {
      if (record.is(slot, among.get(i).text())) {
        return table.sources().indexOf(among.get(i).source()) + 1;
      }
    }
    return UNKNOWN;
  }

  /** A record without provider and channel is known by data that only one source has. */
  private int guess(WindowsRecord record, long id) {
    if (has(guid, record) || has(utcTime, record)) {
      return table.sources().indexOf("sysmon") + 1;
    }
    return id == 4688 && has(newProcess, record)
        ? table.sources().indexOf("security") + 1
        : UNKNOWN;
  }

  private static boolean has(@Nullable DataName name, WindowsRecord record) {
    return name != null && name.value(record.number()) >= 0;
  }

  private @Nullable DataName needed(String text) {
    DataName name = names.of(text);
    if (name != null) {
      name.need();
    }
    return name;
  }

  /** Looks at all names of the tables, so that their data are kept from the first record on. */
  void need() {
    for (WindowsFields.Row row : table.rows()) {
      if (field(row.field()) != FieldTable.FULL) {
        needed(row.name());
      }
    }
  }

  private EventPlan make(int source, int id) {
    String name = source == UNKNOWN ? "" : table.sources().get(source - 1);
    var steps = new ArrayList<EventPlan.Step>();
    for (WindowsFields.Row row : table.rows(name, id)) {
      int field = field(row.field());
      DataName data = field == FieldTable.FULL ? null : needed(row.name());
      if (data != null) {
        String key = row.field().substring(row.field().lastIndexOf('.') + 1) + "=";
        steps.add(new EventPlan.Step(data, field, row.form(), key));
      }
    }
    return new EventPlan(name, table.meaning(name, id), steps);
  }

  /** Gives the id of a field that is asked for, or of which one is derived that is. */
  private int field(String name) {
    return wants(name) || sources.contains(name) ? context.fields().intern(name) : FieldTable.FULL;
  }

  private boolean wants(String name) {
    int id = context.fields().find(name);
    return id == FieldTable.FULL ? context.demand().wantsAll() : context.demand().wants(id);
  }
}

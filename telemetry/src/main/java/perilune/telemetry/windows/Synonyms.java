package perilune.telemetry.windows;

import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.telemetry.ReadContext;
import perilune.telemetry.json.Utf8Text;

/**
 * Adds to a start of a process that the Security log tells (4688) the names of data by which Sysmon
 * tells it, and Sigma's rules ask: {@code User} and {@code IntegrityLevel}.
 *
 * <p>The user is the one that the process runs as: the target, where it is named, else who started
 * it. Owned by one thread.
 */
final class Synonyms {

  private static final byte[] SLASH = {'\\'};

  private final int user;
  private final int integrity;
  private final @Nullable DataName newProcess;
  private final @Nullable DataName subjectName;
  private final @Nullable DataName subjectDomain;
  private final @Nullable DataName targetName;
  private final @Nullable DataName targetDomain;
  private final @Nullable DataName label;
  private final Utf8Text text = new Utf8Text();

  Synonyms(ReadContext context, NameTable names) {
    user = field(context, "winlog.event_data.User");
    integrity = field(context, "winlog.event_data.IntegrityLevel");
    boolean asked = user != FieldTable.FULL || integrity != FieldTable.FULL;
    newProcess = needed(names, "NewProcessId", asked);
    subjectName = needed(names, "SubjectUserName", asked);
    subjectDomain = needed(names, "SubjectDomainName", asked);
    targetName = needed(names, "TargetUserName", asked);
    targetDomain = needed(names, "TargetDomainName", asked);
    label = needed(names, "MandatoryLabel", asked);
  }

  private static int field(ReadContext context, String name) {
    int id = context.fields().intern(name);
    return id != FieldTable.FULL && context.demand().wants(id) ? id : FieldTable.FULL;
  }

  private static @Nullable DataName needed(NameTable names, String text, boolean asked) {
    DataName name = names.of(text);
    if (name != null && asked) {
      name.need();
    }
    return name;
  }

  void fill(WindowsRecord record, Event event) {
    if (!record.is(SystemSlot.EVENT_ID, "4688") || value(newProcess, record) < 0) {
      return;
    }
    if (user != FieldTable.FULL && !event.has(user)) {
      int target = value(targetName, record);
      if (target >= 0) {
        user(record, value(targetDomain, record), target, event);
      } else {
        user(record, value(subjectDomain, record), value(subjectName, record), event);
      }
    }
    int level = value(label, record);
    if (integrity != FieldTable.FULL && level >= 0 && !event.has(integrity)) {
      String name =
          IntegrityLevel.ofLabel(record.bytes(level), record.from(level), record.length(level));
      if (!name.isEmpty()) {
        event.put(integrity, name);
      }
    }
  }

  private void user(WindowsRecord record, int domain, int name, Event event) {
    if (name < 0) {
      return;
    }
    text.clear();
    if (domain >= 0) {
      text.add(record.bytes(domain), record.from(domain), record.length(domain));
      text.add(SLASH, 0, 1);
    }
    text.add(record.bytes(name), record.from(name), record.length(name));
    event.put(user, text.bytes(), 0, text.length());
  }

  private static int value(@Nullable DataName name, WindowsRecord record) {
    int index = name == null ? -1 : name.value(record.number());
    if (index < 0) {
      return -1;
    }
    int length = record.length(index);
    boolean none = length == 0 || (length == 1 && record.bytes(index)[record.from(index)] == '-');
    return none ? -1 : index;
  }
}

package perilune.telemetry.ecs;

import java.util.List;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.event.Tag;
import perilune.telemetry.json.Utf8Text;

/**
 * Adds what one sensor writes and another leaves out, so that a rule need not know the sensor. What
 * the record says itself is never changed.
 *
 * <p>The last part of a path is what follows its last {@code /}; in a path that does not start with
 * one, a backslash divides too. On Linux and macOS a backslash may be part of a name, so {@code
 * /tmp/x\bash} is not {@code bash}.
 *
 * <p>Owned by one thread.
 */
final class Gaps {

  private static final KnownField[] ALWAYS = {
    KnownField.EVENT_ACTION,
    KnownField.EVENT_CATEGORY,
    KnownField.EVENT_MODULE,
    KnownField.AGENT_TYPE
  };

  private final FieldDemand demand;
  private final Utf8Text text = new Utf8Text();
  private final AuditbeatGaps auditbeat;
  private final int platform;
  private final int truncated;

  /** Asks the tree for what is needed to fill the gaps that are asked for. */
  Gaps(FieldTable fields, FieldDemand demand, FieldTree tree) {
    this.demand = demand;
    platform = fields.intern("host.os.platform");
    truncated = fields.intern("process.Ext.command_line_truncated");
    auditbeat = new AuditbeatGaps(fields, demand, tree);
    for (KnownField field : ALWAYS) {
      tree.add(field.fieldName());
    }
    ask(tree, KnownField.IMAGE_NAME, KnownField.PROCESS_EXECUTABLE);
    ask(tree, KnownField.PARENT_IMAGE_NAME, KnownField.PROCESS_PARENT_EXECUTABLE);
    ask(tree, KnownField.PROCESS_COMMAND_LINE, KnownField.PROCESS_ARGS);
    ask(tree, KnownField.PROCESS_ARGS_COUNT, KnownField.PROCESS_ARGS);
    ask(tree, KnownField.COMMAND_LINE_SOURCE, KnownField.PROCESS_ARGS);
    ask(tree, KnownField.COMMAND_LINE_SOURCE, KnownField.PROCESS_COMMAND_LINE);
    ask(tree, KnownField.PROCESS_PARENT_COMMAND_LINE, KnownField.PROCESS_PARENT_ARGS);
    ask(tree, KnownField.PROCESS_PARENT_ARGS_COUNT, KnownField.PROCESS_PARENT_ARGS);
    ask(tree, KnownField.FILE_NAME, KnownField.FILE_PATH);
    ask(tree, KnownField.FILE_EXTENSION, KnownField.FILE_PATH);
    ask(tree, KnownField.HOST_OS_TYPE, KnownField.HOST_OS_FAMILY);
    if (demand.wants(KnownField.HOST_OS_TYPE)) {
      tree.add("host.os.platform");
    }
    if (demand.wants(KnownField.COMMAND_LINE_CUT)) {
      tree.add("process.Ext.command_line_truncated");
    }
  }

  private void ask(FieldTree tree, KnownField gap, KnownField source) {
    if (demand.wants(gap)) {
      tree.add(source.fieldName());
    }
  }

  /** Fills the gaps of one event. */
  void fill(Event event) {
    auditbeat.fill(event);
    lastPart(event, KnownField.PROCESS_EXECUTABLE, KnownField.IMAGE_NAME);
    lastPart(event, KnownField.PROCESS_PARENT_EXECUTABLE, KnownField.PARENT_IMAGE_NAME);
    lastPart(event, KnownField.FILE_PATH, KnownField.FILE_NAME);
    extension(event);
    join(event, KnownField.PROCESS_ARGS, KnownField.PROCESS_COMMAND_LINE);
    count(event, KnownField.PROCESS_ARGS, KnownField.PROCESS_ARGS_COUNT);
    join(event, KnownField.PROCESS_PARENT_ARGS, KnownField.PROCESS_PARENT_COMMAND_LINE);
    count(event, KnownField.PROCESS_PARENT_ARGS, KnownField.PROCESS_PARENT_ARGS_COUNT);
    commandLineSource(event);
    system(event);
    direction(event);
  }

  private boolean isGap(Event event, KnownField field) {
    return demand.wants(field) && !event.has(field);
  }

  private void lastPart(Event event, KnownField path, KnownField into) {
    int value = event.firstValue(path.id());
    if (value == Event.NONE || event.tag(value) != Tag.TEXT || !isGap(event, into)) {
      return;
    }
    int from = lastPartStart(event, value);
    int end = event.offset(value) + event.length(value);
    if (from < end) {
      event.put(into, event.arena(), from, end - from);
    }
  }

  private static int lastPartStart(Event event, int value) {
    byte[] bytes = event.arena();
    int from = event.offset(value);
    int length = event.length(value);
    boolean slashOnly = length > 0 && bytes[from] == '/';
    int at = from + length;
    while (at > from && bytes[at - 1] != '/' && (slashOnly || bytes[at - 1] != '\\')) {
      at--;
    }
    return at;
  }

  private void extension(Event event) {
    int value = event.firstValue(KnownField.FILE_PATH.id());
    if (value == Event.NONE
        || event.tag(value) != Tag.TEXT
        || !isGap(event, KnownField.FILE_EXTENSION)) {
      return;
    }
    int start = lastPartStart(event, value);
    int end = event.offset(value) + event.length(value);
    int at = end;
    while (at > start && event.arena()[at - 1] != '.') {
      at--;
    }
    // The dot of a hidden file's name starts no extension.
    if (at > start + 1 && at < end) {
      event.put(KnownField.FILE_EXTENSION, event.arena(), at, end - at);
    }
  }

  private void join(Event event, KnownField args, KnownField into) {
    if (!event.has(args) || !isGap(event, into)) {
      return;
    }
    text.clear();
    for (int v = event.firstValue(args.id()); v != Event.NONE; v = event.nextValue(v)) {
      if (event.tag(v) == Tag.TEXT) {
        text.add(event.arena(), event.offset(v), event.length(v));
        text.add(BLANK, 0, 1);
      }
    }
    event.put(into, text.bytes(), 0, Math.max(0, text.length() - 1));
  }

  private static final byte[] BLANK = {' '};

  private void count(Event event, KnownField args, KnownField into) {
    if (!event.has(args) || !isGap(event, into)) {
      return;
    }
    int count = 0;
    for (int v = event.firstValue(args.id()); v != Event.NONE; v = event.nextValue(v)) {
      count++;
    }
    event.putLong(into, count);
  }

  private void commandLineSource(Event event) {
    boolean known =
        event.has(KnownField.PROCESS_COMMAND_LINE) || event.has(KnownField.PROCESS_ARGS);
    if (isGap(event, KnownField.COMMAND_LINE_SOURCE)) {
      event.put(KnownField.COMMAND_LINE_SOURCE, known ? "source" : "unknown");
    }
    int cut = event.firstValue(truncated);
    if (cut != Event.NONE
        && event.tag(cut) == Tag.BOOLEAN
        && isGap(event, KnownField.COMMAND_LINE_CUT)) {
      event.putBoolean(KnownField.COMMAND_LINE_CUT, event.longValue(cut) != 0);
    }
  }

  private void system(Event event) {
    if (!isGap(event, KnownField.HOST_OS_TYPE)) {
      return;
    }
    String type = SystemNames.type(event, KnownField.HOST_OS_FAMILY.id());
    if (type.isEmpty()) {
      type = SystemNames.type(event, platform);
    }
    if (type.isEmpty() && AuditbeatGaps.isAuditd(event)) {
      type = "linux";
    }
    if (!type.isEmpty()) {
      event.put(KnownField.HOST_OS_TYPE, type);
    }
  }

  private void direction(Event event) {
    if (!isGap(event, KnownField.NETWORK_DIRECTION)) {
      return;
    }
    if (hasAction(event, OUTWARD)) {
      event.put(KnownField.NETWORK_DIRECTION, "egress");
    } else if (hasAction(event, INWARD)) {
      event.put(KnownField.NETWORK_DIRECTION, "ingress");
    }
  }

  private static final List<String> OUTWARD = List.of("connection_attempted", "connected-to");
  private static final List<String> INWARD =
      List.of("connection_accepted", "accepted-connection-from");

  private static boolean hasAction(Event event, List<String> actions) {
    for (int i = 0; i < actions.size(); i++) {
      if (event.hasText(KnownField.EVENT_ACTION, actions.get(i))) {
        return true;
      }
    }
    return false;
  }
}

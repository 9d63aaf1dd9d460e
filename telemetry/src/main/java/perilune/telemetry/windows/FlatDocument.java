package perilune.telemetry.windows;

import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.telemetry.ReadContext;
import perilune.telemetry.json.JsonTree;

/**
 * Takes events that have everything at the root of a JSON object, as NXLog writes them; what is not
 * of the envelope are data.
 *
 * <p>NXLog's {@code EventTime} may be local time without saying so; a time that says its zone is
 * taken before, then Sysmon's {@code UtcTime}, then {@code @timestamp}. Owned by one thread.
 */
final class FlatDocument {

  /** How good a time is; a better one takes the place of a worse. */
  private enum Time {
    RECEIVED,
    LOCAL,
    STAMP,
    UTC,
    OWN
  }

  private final WindowsRecord record;
  private final NameTable names;
  private final JsonScalars scalars;
  private final NestedDocument nested;
  private final int[] labels = new int[Label.values().length];

  private boolean nxlog;
  private int time;
  private @Nullable Time rank;

  /** What a document may say of itself in Sigma's words. */
  private enum Label {
    PRODUCT,
    CATEGORY,
    SERVICE
  }

  FlatDocument(WindowsRecord record, NameTable names, JsonScalars scalars, ReadContext context) {
    this.record = record;
    this.names = names;
    this.scalars = scalars;
    nested = new NestedDocument(record, names, scalars);
    for (Label label : Label.values()) {
      int id = context.fields().intern(label.name().toLowerCase(java.util.Locale.ROOT));
      labels[label.ordinal()] =
          id != FieldTable.FULL && context.demand().wants(id) ? id : FieldTable.FULL;
    }
  }

  /** Takes an object; literal product, category and service go on the event. */
  void take(JsonTree tree, int root, Event event) {
    nxlog =
        tree.member(root, "SourceModuleType") != JsonTree.NONE
            || tree.member(root, "EventReceivedTime") != JsonTree.NONE;
    time = JsonTree.NONE;
    rank = null;
    for (int at = tree.first(root); at != JsonTree.NONE; at = tree.next(at)) {
      if (!label(tree, at, event) && !system(tree, at) && !(nxlog && isEnvelope(tree.name(at)))) {
        data(tree, at);
      }
    }
    if (time != JsonTree.NONE) {
      put(SystemSlot.TIME, tree, time);
    }
    int host = tree.member(root, "Hostname");
    if (host != JsonTree.NONE && !record.has(SystemSlot.COMPUTER)) {
      put(SystemSlot.COMPUTER, tree, host);
    }
  }

  private boolean label(JsonTree tree, int node, Event event) {
    Label label =
        switch (tree.name(node)) {
          case "product" -> Label.PRODUCT;
          case "category" -> Label.CATEGORY;
          case "service" -> Label.SERVICE;
          default -> null;
        };
    if (label == null || !tree.isText(node)) {
      return false;
    }
    int field = labels[label.ordinal()];
    if (field != FieldTable.FULL) {
      event.put(field, tree.bytes(), tree.start(node), tree.length(node));
    }
    return true;
  }

  private void data(JsonTree tree, int node) {
    if (tree.isObject(node)) {
      if (tree.name(node).equals("EventData")) {
        nested.data(tree, node);
      }
      return;
    }
    if (tree.name(node).equals("Data")) {
      nested.unnamed(tree, node);
      return;
    }
    nested.named(names.of(tree.name(node)), tree, node);
  }

  private boolean system(JsonTree tree, int node) {
    if (time(tree, node)) {
      return true;
    }
    SystemSlot slot =
        switch (tree.name(node)) {
          case "EventID", "EventId" -> SystemSlot.EVENT_ID;
          case "Channel", "EventLog" -> SystemSlot.CHANNEL;
          case "SourceName", "Provider_Name", "ProviderName", "Provider" ->
              SystemSlot.PROVIDER_NAME;
          case "ProviderGuid", "Provider_Guid" -> SystemSlot.PROVIDER_GUID;
          case "Computer", "ComputerName", "MachineName" -> SystemSlot.COMPUTER;
          case "EventRecordID", "RecordNumber", "RecordID" -> SystemSlot.RECORD_ID;
          case "ExecutionProcessID", "Execution_ProcessID" -> SystemSlot.PROCESS_ID;
          case "ThreadID", "ExecutionThreadID", "Execution_ThreadID" -> SystemSlot.THREAD_ID;
          case "Security_UserID" -> SystemSlot.USER_ID;
          case "Correlation_ActivityID" -> SystemSlot.ACTIVITY_ID;
          case "Correlation_RelatedActivityID" -> SystemSlot.RELATED_ACTIVITY_ID;
          case "Version" -> SystemSlot.VERSION;
          case "Level", "LevelValue" -> SystemSlot.LEVEL;
          case "Task" -> SystemSlot.TASK;
          case "OpcodeValue" -> SystemSlot.OPCODE;
          case "Keywords" -> SystemSlot.KEYWORDS;
          case "Message" -> SystemSlot.MESSAGE;
          default -> ofNxlog(tree.name(node));
        };
    return slot != null && put(slot, tree, node);
  }

  private @Nullable SystemSlot ofNxlog(String name) {
    return switch (name) {
      case "UserID" -> nxlog ? SystemSlot.USER_ID : null;
      case "ActivityID" -> nxlog ? SystemSlot.ACTIVITY_ID : null;
      case "RelatedActivityID" -> nxlog ? SystemSlot.RELATED_ACTIVITY_ID : null;
      default -> null;
    };
  }

  /** Source: NXLog User Guide, fields of im_msvistalog; and what OTRF's collection adds. */
  private static boolean isEnvelope(String name) {
    return switch (name) {
      case "Hostname",
          "host",
          "port",
          "tags",
          "@version",
          "Category",
          "Opcode",
          "EventType",
          "Severity",
          "SeverityValue",
          "SourceModuleName",
          "SourceModuleType",
          "Domain",
          "AccountName",
          "AccountType" ->
          true;
      default -> false;
    };
  }

  private boolean time(JsonTree tree, int node) {
    Time found =
        switch (tree.name(node)) {
          case "SystemTime", "TimeCreated", "TimeCreated_SystemTime" -> Time.OWN;
          case "EventTime" -> saysZone(tree, node) ? Time.OWN : Time.LOCAL;
          case "UtcTime" -> Time.UTC;
          case "@timestamp" -> Time.STAMP;
          case "EventReceivedTime" -> Time.RECEIVED;
          default -> null;
        };
    if (found == null || tree.isObject(node)) {
      return false;
    }
    if (rank == null || found.compareTo(rank) > 0) {
      time = node;
      rank = found;
    }
    // Sysmon's own is a datum besides.
    return found != Time.UTC;
  }

  private static boolean saysZone(JsonTree tree, int node) {
    if (!tree.isText(node)) {
      return tree.isNumber(node);
    }
    byte[] bytes = tree.bytes();
    int end = tree.start(node) + tree.length(node);
    for (int at = tree.start(node) + 11; at < end; at++) {
      if (bytes[at] == 'Z' || bytes[at] == '+' || bytes[at] == '-') {
        return true;
      }
    }
    return false;
  }

  private boolean put(SystemSlot slot, JsonTree tree, int node) {
    boolean taken =
        slot == SystemSlot.KEYWORDS ? scalars.takeKeywords(tree, node) : scalars.take(tree, node);
    if (taken && scalars.length() > 0) {
      record.system(slot, scalars.bytes(), scalars.from(), scalars.length());
    }
    return taken;
  }
}

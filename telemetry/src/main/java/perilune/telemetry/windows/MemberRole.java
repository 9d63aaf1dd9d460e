package perilune.telemetry.windows;

import org.jspecify.annotations.Nullable;

/**
 * What a member at the root of a flat document means, by its name.
 *
 * <p>Owned by one thread, with the {@link MemberRoles}.
 */
final class MemberRole {

  /** What a document may say of itself in Sigma's words. */
  enum Label {
    PRODUCT,
    CATEGORY,
    SERVICE
  }

  /** How good a time is; a better one takes the place of a worse. */
  enum Time {
    RECEIVED,
    LOCAL,
    STAMP,
    UTC,
    OWN
  }

  /** What only NXLog means by a name. */
  enum OfNxlog {
    /** The same as everybody. */
    NOTHING,
    /** That the document is NXLog's. */
    MARK,
    /** What is {@link #slot}, and a datum for all others. */
    SLOT,
    /** Something about the record, and a datum for all others. */
    ENVELOPE
  }

  final String name;
  final @Nullable Label label;
  final @Nullable Time time;
  final @Nullable SystemSlot slot;
  final OfNxlog nxlog;
  private @Nullable DataName datum;

  MemberRole(String name) {
    this.name = name;
    label = labelOf(name);
    time = timeOf(name);
    nxlog = ofNxlog(name);
    slot = slotOf(name);
  }

  /** Gives the name as one of data, or null where the table is full. */
  @Nullable DataName datum(NameTable names) {
    if (datum == null) {
      datum = names.of(name);
    }
    return datum;
  }

  private static @Nullable Label labelOf(String name) {
    return switch (name) {
      case "product" -> Label.PRODUCT;
      case "category" -> Label.CATEGORY;
      case "service" -> Label.SERVICE;
      default -> null;
    };
  }

  private static @Nullable Time timeOf(String name) {
    return switch (name) {
      case "SystemTime", "TimeCreated", "TimeCreated_SystemTime" -> Time.OWN;
      case "EventTime" -> Time.LOCAL;
      case "UtcTime" -> Time.UTC;
      case "@timestamp" -> Time.STAMP;
      case "EventReceivedTime" -> Time.RECEIVED;
      default -> null;
    };
  }

  private static @Nullable SystemSlot slotOf(String name) {
    return switch (name) {
      case "EventID", "EventId" -> SystemSlot.EVENT_ID;
      case "Channel", "EventLog" -> SystemSlot.CHANNEL;
      case "SourceName", "Provider_Name", "ProviderName", "Provider" -> SystemSlot.PROVIDER_NAME;
      case "ProviderGuid", "Provider_Guid" -> SystemSlot.PROVIDER_GUID;
      case "Computer", "ComputerName", "MachineName" -> SystemSlot.COMPUTER;
      case "EventRecordID", "RecordNumber", "RecordID" -> SystemSlot.RECORD_ID;
      case "ExecutionProcessID", "Execution_ProcessID" -> SystemSlot.PROCESS_ID;
      case "ThreadID", "ExecutionThreadID", "Execution_ThreadID" -> SystemSlot.THREAD_ID;
      case "Security_UserID", "UserID" -> SystemSlot.USER_ID;
      case "Correlation_ActivityID", "ActivityID" -> SystemSlot.ACTIVITY_ID;
      case "Correlation_RelatedActivityID", "RelatedActivityID" -> SystemSlot.RELATED_ACTIVITY_ID;
      case "Version" -> SystemSlot.VERSION;
      case "Level", "LevelValue" -> SystemSlot.LEVEL;
      case "Task" -> SystemSlot.TASK;
      case "OpcodeValue" -> SystemSlot.OPCODE;
      case "Keywords" -> SystemSlot.KEYWORDS;
      case "Message" -> SystemSlot.MESSAGE;
      default -> null;
    };
  }

  /** Source: NXLog User Guide, fields of im_msvistalog; and what OTRF's collection adds. */
  private static OfNxlog ofNxlog(String name) {
    return switch (name) {
      case "SourceModuleType", "EventReceivedTime" -> OfNxlog.MARK;
      case "UserID", "ActivityID", "RelatedActivityID" -> OfNxlog.SLOT;
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
          "Domain",
          "AccountName",
          "AccountType" ->
          OfNxlog.ENVELOPE;
      default -> OfNxlog.NOTHING;
    };
  }
}

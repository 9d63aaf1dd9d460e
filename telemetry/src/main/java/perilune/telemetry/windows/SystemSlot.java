package perilune.telemetry.windows;

/**
 * What the {@code System} part of an event says, and two texts besides.
 *
 * <p>Names are Winlogbeat's. Source: Microsoft, Event Schema, {@code SystemPropertiesType}.
 */
enum SystemSlot {
  PROVIDER_NAME("winlog.provider_name", false),
  PROVIDER_GUID("winlog.provider_guid", false),
  SOURCE_NAME("winlog.event_source_name", false),
  EVENT_ID("winlog.event_id", false),
  QUALIFIERS("winlog.event_qualifiers", false),
  VERSION("winlog.version", true),
  LEVEL("winlog.level", false),
  TASK("winlog.task", false),
  OPCODE("winlog.opcode", false),
  KEYWORDS("winlog.keywords", false),
  TIME("winlog.time_created", false),
  RECORD_ID("winlog.record_id", false),
  ACTIVITY_ID("winlog.activity_id", false),
  RELATED_ACTIVITY_ID("winlog.related_activity_id", false),
  PROCESS_ID("winlog.process.pid", true),
  THREAD_ID("winlog.process.thread.id", true),
  CHANNEL("winlog.channel", false),
  COMPUTER("winlog.computer_name", false),
  USER_ID("winlog.user.identifier", false),
  /** The message for people, of the rendering. */
  MESSAGE("message", false);

  static final SystemSlot[] ALL = values();

  private final String field;
  private final boolean number;

  SystemSlot(String field, boolean number) {
    this.field = field;
    this.number = number;
  }

  String field() {
    return field;
  }

  /** Says whether the field is a GUID, in upper case and braces. */
  boolean isGuid() {
    return this == PROVIDER_GUID || this == ACTIVITY_ID || this == RELATED_ACTIVITY_ID;
  }

  /** Says whether the field is a whole number; the others are text as it lies. */
  boolean number() {
    return number;
  }
}

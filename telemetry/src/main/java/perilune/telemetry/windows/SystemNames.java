package perilune.telemetry.windows;

import org.jspecify.annotations.Nullable;

/** Finds parts of the system part by their names. */
final class SystemNames {

  private SystemNames() {}

  /**
   * Gives what an attribute, or with an empty name the text, of an element says; null for anything
   * else. Sysmon for Linux writes {@code UserId}.
   */
  static @Nullable SystemSlot slot(String element, String attribute) {
    return attribute.isEmpty() ? ofText(element) : ofAttribute(element, attribute);
  }

  private static @Nullable SystemSlot ofText(String element) {
    return switch (element) {
      case "EventID" -> SystemSlot.EVENT_ID;
      case "Version" -> SystemSlot.VERSION;
      case "Level" -> SystemSlot.LEVEL;
      case "Task" -> SystemSlot.TASK;
      case "Opcode" -> SystemSlot.OPCODE;
      case "Keywords" -> SystemSlot.KEYWORDS;
      case "EventRecordID" -> SystemSlot.RECORD_ID;
      case "Channel" -> SystemSlot.CHANNEL;
      case "Computer" -> SystemSlot.COMPUTER;
      default -> null;
    };
  }

  private static @Nullable SystemSlot ofAttribute(String element, String attribute) {
    return switch (element) {
      case "Provider" ->
          switch (attribute) {
            case "Name" -> SystemSlot.PROVIDER_NAME;
            case "Guid" -> SystemSlot.PROVIDER_GUID;
            case "EventSourceName" -> SystemSlot.SOURCE_NAME;
            default -> null;
          };
      case "EventID" -> attribute.equals("Qualifiers") ? SystemSlot.QUALIFIERS : null;
      case "TimeCreated" -> attribute.equals("SystemTime") ? SystemSlot.TIME : null;
      case "Correlation" ->
          switch (attribute) {
            case "ActivityID" -> SystemSlot.ACTIVITY_ID;
            case "RelatedActivityID" -> SystemSlot.RELATED_ACTIVITY_ID;
            default -> null;
          };
      case "Execution" ->
          switch (attribute) {
            case "ProcessID" -> SystemSlot.PROCESS_ID;
            case "ThreadID" -> SystemSlot.THREAD_ID;
            default -> null;
          };
      case "Security" -> attribute.equalsIgnoreCase("UserID") ? SystemSlot.USER_ID : null;
      default -> null;
    };
  }
}

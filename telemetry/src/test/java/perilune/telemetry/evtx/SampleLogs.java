package perilune.telemetry.evtx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import perilune.telemetry.evtx.HandmadeLog.Value;

/** Logs that several tests use. */
final class SampleLogs {

  private static final int EVENT = 7;
  private static final int SIMPLE = 9;

  /** Data of a process start, by name: shaped like Sysmon's, with our own texts. */
  static final List<String> NAMES =
      List.of(
          "RuleName",
          "UtcTime",
          "ProcessGuid",
          "ProcessId",
          "Image",
          "FileVersion",
          "Description",
          "Product",
          "Company",
          "OriginalFileName",
          "CommandLine",
          "CurrentDirectory",
          "User",
          "LogonGuid",
          "LogonId",
          "TerminalSessionId",
          "IntegrityLevel",
          "Hashes",
          "ParentProcessGuid",
          "ParentProcessId",
          "ParentImage",
          "ParentCommandLine",
          "ParentUser");

  private SampleLogs() {}

  /** Gives a chunk with as many short records as asked for. */
  static HandmadeLog simple(long first, int count) {
    var log = new HandmadeLog(first);
    for (int i = 0; i < count; i++) {
      simple(log, "text " + (first + i));
    }
    return log;
  }

  /** Writes a record that says {@code <Event><A>text</A></Event>}. */
  static int simple(HandmadeLog log, String text) {
    return log.record(one ->
        one.fragment()
            .template(
                SIMPLE,
                t ->
                    t.open("Event", false)
                        .token(0x02)
                        .open("A", false)
                        .token(0x02)
                        .value(0, ValueText.STRING)
                        .token(0x04)
                        .token(0x04),
                List.of(Value.text(text)))
            .token(0));
  }

  /** What {@link #simple} tells. */
  static List<String> told(String text) {
    return List.of("Event", "Event/A", "Event/A=" + text);
  }

  /** Gives a chunk full of process starts. */
  static HandmadeLog processes(long first) {
    var log = new HandmadeLog(first);
    long number = first;
    while (log.hasRoom(4_000)) {
      process(log, number++);
    }
    return log;
  }

  static void process(HandmadeLog log, long number) {
    var values = new ArrayList<Value>();
    for (int i = 0; i < NAMES.size(); i++) {
      values.add(
          switch (NAMES.get(i)) {
            case "ProcessGuid", "LogonGuid", "ParentProcessGuid" ->
                new Value(ValueText.GUID, bytes(16, number * 31 + i));
            case "ProcessId", "ParentProcessId", "TerminalSessionId" ->
                new Value(ValueText.UINT32, bytes(4, number & 0xFFFF));
            case "LogonId" -> new Value(ValueText.HEX64, bytes(8, 0x3E7 + number));
            case "CommandLine" -> Value.text("C:\\Windows\\tool.exe --number " + number);
            default -> Value.text("C:\\Program Files\\Vendor\\" + NAMES.get(i) + ".exe");
          });
    }
    log.record(one ->
        one.fragment()
            .open("Event", false)
            .token(0x02)
            .template(
                EVENT,
                SampleLogs::event,
                List.of(
                    new Value(ValueText.UINT16, bytes(2, 1)),
                    new Value(ValueText.HEX64, bytes(8, 1L << 63)),
                    new Value(ValueText.FILETIME, bytes(8, 133_000_000_000_000_000L + number)),
                    new Value(ValueText.UINT64, bytes(8, number)),
                    Value.none(),
                    Value.text("Vendor/Operational"),
                    Value.text("host.example")))
            .template(EVENT + 1, SampleLogs::data, values)
            .token(0x04)
            .token(0));
  }

  private static void event(HandmadeLog t) {
    t.open("System", false).token(0x02);
    element(t, "EventID", 0, ValueText.UINT16);
    element(t, "Keywords", 1, ValueText.HEX64);
    t.open("TimeCreated", true).attribute("SystemTime").value(2, ValueText.FILETIME).token(0x03);
    element(t, "EventRecordID", 3, ValueText.UINT64);
    t.open("Correlation", true).attribute("ActivityID").optional(4, ValueText.GUID).token(0x03);
    element(t, "Channel", 5, ValueText.STRING);
    element(t, "Computer", 6, ValueText.STRING);
    t.token(0x04);
  }

  private static void element(HandmadeLog t, String name, int index, int type) {
    t.open(name, false).token(0x02).value(index, type).token(0x04);
  }

  private static void data(HandmadeLog t) {
    t.open("EventData", false).token(0x02);
    for (int i = 0; i < NAMES.size(); i++) {
      t.open("Data", true).attribute("Name").text(NAMES.get(i)).token(0x02);
      t.value(i, ValueText.STRING).token(0x04);
    }
    t.token(0x04);
  }

  /** Gives a number as so many bytes, lowest first. */
  static byte[] bytes(int size, long number) {
    ByteBuffer all = ByteBuffer.allocate(Math.max(size, 8)).order(ByteOrder.LITTLE_ENDIAN);
    all.putLong(0, number);
    return Arrays.copyOf(all.array(), size);
  }
}

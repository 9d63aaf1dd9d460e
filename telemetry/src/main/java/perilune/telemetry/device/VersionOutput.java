package perilune.telemetry.device;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.telemetry.text.TextLines;
import perilune.telemetry.text.TextPattern;

/** What {@code show version} says, over several lines. Owned by one thread. */
final class VersionOutput {

  private static final List<String> FIRST =
      List.of(
          "Cisco Adaptive Security Appliance Software Version ",
          "Cisco IOS XE Software, Version ",
          "Cisco IOS Software",
          "Cisco Internetwork Operating System Software",
          "Cisco Nexus Operating System (NX-OS) Software",
          "Cisco IOS XR Software");

  /** The first pattern that fits a line gives its fields. */
  private final List<TextPattern> patterns =
      List.of(
          TextPattern.of("System image file is \"{file.path}\""),
          TextPattern.of("{}Software Version {observer.os.version}"),
          TextPattern.of("{}, Version {observer.os.version},"),
          TextPattern.of("{}, Version {observer.os.version}"),
          TextPattern.of("Last reload reason: {event.reason}"),
          TextPattern.of("System returned to ROM by {event.reason}"),
          TextPattern.of("Configuration last modified by {user.name} at {}"));

  private @Nullable Observation open;

  boolean begins(String line) {
    // IOS-XE says it on two lines: the second belongs to the first.
    boolean first = FIRST.stream().anyMatch(line::startsWith);
    return first && (open == null || !line.startsWith("Cisco IOS Software"));
  }

  void open(Observation observation, String line) {
    open = observation;
    fields(line);
  }

  void add(String line, TextLines lines) {
    if (open != null && fields(line)) {
      lines.extend(open.header);
    }
  }

  private boolean fields(String line) {
    Observation into = open;
    for (TextPattern pattern : patterns) {
      if (into != null && pattern.matches(line, 0)) {
        pattern.captures(line, (field, value) -> put(into, field, value));
        return true;
      }
    }
    return false;
  }

  private static void put(Observation into, String field, String value) {
    if (!into.has(field)) {
      into.put(field, value);
    }
  }

  void close() {
    open = null;
  }
}

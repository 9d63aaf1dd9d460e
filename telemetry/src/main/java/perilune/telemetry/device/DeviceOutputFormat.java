package perilune.telemetry.device;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.TelemetryFormat;

/** Output of a network device's commands. To be asked before syslog, which may be part of it. */
public final class DeviceOutputFormat implements TelemetryFormat {

  /** Lines that are looked at, count. */
  private static final int LINES = 400;

  private static final List<String> BEGINNINGS =
      List.of(
          "Directory of ",
          "Cisco Adaptive Security Appliance Software Version ",
          "Cisco IOS XE Software, Version ",
          "Cisco IOS Software",
          "--#--");

  @Override
  public String name() {
    return "device-output";
  }

  /** A prompt with a command that is known, or a line that only such output begins with. */
  @Override
  public boolean recognises(byte[] head, int length) {
    return new String(head, 0, length, StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .limit(LINES)
        .anyMatch(DeviceOutputFormat::isTelling);
  }

  private static boolean isTelling(String line) {
    return Prompt.of(line).isKnownCommand()
        || BEGINNINGS.stream().anyMatch(line::startsWith)
        || VerifyLine.of(line).isThere()
        || (MemoryRegion.of(line).isThere() && line.contains("lina"));
  }

  @Override
  public EventReader open(InputStream bytes, ReadContext context) {
    return new DeviceOutputReader(bytes, context);
  }
}

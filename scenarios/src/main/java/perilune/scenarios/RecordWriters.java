package perilune.scenarios;

import java.util.List;
import java.util.Optional;
import perilune.scenarios.auditd.AuditdWriter;
import perilune.scenarios.device.DeviceWriter;
import perilune.scenarios.device.Framing;
import perilune.scenarios.eslogger.EsloggerWriter;
import perilune.scenarios.record.RecordWriter;
import perilune.scenarios.story.Platform;
import perilune.scenarios.windows.WindowsWriter;

/** All record formats that scenarios can be written in. */
public final class RecordWriters {

  private static final List<RecordWriter> ALL =
      List.of(
          new AuditdWriter(true),
          new AuditdWriter(false),
          new EsloggerWriter(false),
          new EsloggerWriter(true),
          new WindowsWriter(WindowsWriter.Log.SYSMON, false),
          new WindowsWriter(WindowsWriter.Log.SYSMON, true),
          new WindowsWriter(WindowsWriter.Log.SECURITY, false),
          new WindowsWriter(WindowsWriter.Log.SECURITY, true),
          new DeviceWriter(Framing.YEAR),
          new DeviceWriter(Framing.RFC_5424),
          new DeviceWriter(Framing.RFC_3164),
          new DeviceWriter(Framing.NUMBERED));

  private RecordWriters() {}

  /** Gives the writers of a platform, the usual one first; none where there are none. */
  public static List<RecordWriter> of(Platform platform) {
    return ALL.stream().filter(writer -> writer.platform() == platform).toList();
  }

  /** Gives the writer of a name; empty if there is none. */
  public static Optional<RecordWriter> named(String name) {
    return ALL.stream().filter(writer -> writer.name().equals(name)).findFirst();
  }

  /** Gives the names of all writers. */
  public static List<String> names() {
    return ALL.stream().map(RecordWriter::name).toList();
  }
}

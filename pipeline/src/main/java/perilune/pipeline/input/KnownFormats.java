package perilune.pipeline.input;

import java.util.List;
import perilune.telemetry.TelemetryFormat;
import perilune.telemetry.access.AccessLogFormat;
import perilune.telemetry.auditd.AuditdFormat;
import perilune.telemetry.device.DeviceOutputFormat;
import perilune.telemetry.documents.DocumentsFormat;
import perilune.telemetry.ecs.EcsJsonFormat;
import perilune.telemetry.eslogger.EsloggerFormat;
import perilune.telemetry.eslogger.UnifiedLogFormat;
import perilune.telemetry.evtx.EvtxFormat;
import perilune.telemetry.syslog.SyslogFormat;
import perilune.telemetry.windows.WindowsJsonFormat;
import perilune.telemetry.windows.WindowsXmlFormat;

/** Every format that telemetry is recognised in. */
public final class KnownFormats {

  private KnownFormats() {}

  /**
   * Gives them in the order in which they are asked: what has the strictest test comes first, for
   * an argument vector can look like an audit record.
   */
  public static List<TelemetryFormat> all() {
    return List.of(
        new EvtxFormat(),
        new EsloggerFormat(),
        new UnifiedLogFormat(),
        new WindowsXmlFormat(),
        new WindowsJsonFormat(),
        new AuditdFormat(),
        new DocumentsFormat(),
        new EcsJsonFormat(),
        new DeviceOutputFormat(),
        new AccessLogFormat(),
        new SyslogFormat());
  }
}

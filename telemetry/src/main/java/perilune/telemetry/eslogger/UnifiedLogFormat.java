package perilune.telemetry.eslogger;

import java.io.InputStream;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.TelemetryFormat;

/**
 * The unified log of macOS as {@code log stream} and {@code log show} write it with {@code --style
 * ndjson}. Messages of {@code eslogger --oslog} in it are read as what they are.
 *
 * <p>To be asked after {@link EsloggerFormat}. Immutable.
 */
public final class UnifiedLogFormat implements TelemetryFormat {

  @Override
  public String name() {
    return "unifiedlog";
  }

  @Override
  public boolean recognises(byte[] head, int length) {
    return new Recognition(head, length).isUnifiedLog();
  }

  @Override
  public EventReader open(InputStream bytes, ReadContext context) {
    return new EsloggerReader(bytes, context);
  }
}

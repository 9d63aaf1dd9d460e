package perilune.telemetry.eslogger;

import java.io.InputStream;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.TelemetryFormat;

/**
 * JSON Lines with messages of macOS Endpoint Security: what {@code eslogger} writes, what Jamf
 * Protect's telemetry stream sends, and what {@code log stream --style ndjson} shows of {@code
 * eslogger --oslog}.
 *
 * <p>To be asked before formats that look for their records anywhere in a line: an argument vector
 * can hold any text. Immutable.
 */
public final class EsloggerFormat implements TelemetryFormat {

  @Override
  public String name() {
    return "eslogger";
  }

  @Override
  public boolean recognises(byte[] head, int length) {
    return new Recognition(head, length).isEslogger();
  }

  @Override
  public EventReader open(InputStream bytes, ReadContext context) {
    return new EsloggerReader(bytes, context);
  }
}

package perilune.telemetry.windows;

import java.io.InputStream;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.TelemetryFormat;

/**
 * Windows events as JSON that is not ECS: as {@code evtx_dump}, Chainsaw and Velociraptor write
 * them, flat as NXLog does, in lines of syslog that Azure keeps, and flat documents with data names
 * of Sysmon or literal {@code product} {@code windows}. Documents may stand as those of ECS do;
 * UTF-16 is taken.
 *
 * <p>To be asked before formats of ECS: a shipper may have added {@code @timestamp}. Immutable.
 */
public final class WindowsJsonFormat implements TelemetryFormat {

  @Override
  public String name() {
    return "windows-json";
  }

  @Override
  public boolean recognises(byte[] head, int length) {
    byte[] text = Utf16Stream.head(head, length);
    return new JsonRecognition(text, text.length).isWindows();
  }

  @Override
  public EventReader open(InputStream bytes, ReadContext context) {
    return new WindowsJsonReader(new Utf16Stream(bytes), context);
  }
}

package perilune.telemetry.windows;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.TelemetryFormat;

/**
 * Events as XML: what Event Viewer and {@code wevtutil} export, one event or many, with a root or
 * without, in UTF-8 or UTF-16; and what Sysmon for Linux writes to syslog. Immutable.
 */
public final class WindowsXmlFormat implements TelemetryFormat {

  @Override
  public String name() {
    return "windows-xml";
  }

  @Override
  public boolean recognises(byte[] head, int length) {
    String text = new String(Utf16Stream.head(head, length), StandardCharsets.UTF_8).stripLeading();
    if (text.startsWith("{") || text.startsWith("[")) {
      return false;
    }
    int at = text.indexOf("<Event");
    while (at >= 0) {
      int end = text.indexOf('>', at);
      boolean event = end > 0 && (end == at + 6 || Character.isWhitespace(text.charAt(at + 6)));
      if (event && startsWithSystem(text, end + 1)) {
        return true;
      }
      at = text.indexOf("<Event", at + 6);
    }
    return false;
  }

  private static boolean startsWithSystem(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.startsWith("<System", at);
  }

  @Override
  public EventReader open(InputStream bytes, ReadContext context) {
    return new WindowsXmlReader(new Utf16Stream(bytes), context);
  }
}

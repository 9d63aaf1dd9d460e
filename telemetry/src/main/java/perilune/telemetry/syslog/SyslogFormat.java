package perilune.telemetry.syslog;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.TelemetryFormat;

/**
 * Lines of syslog. To be asked last: every line with a time at its start looks like one, and other
 * formats come in lines of syslog. Immutable.
 */
public final class SyslogFormat implements TelemetryFormat {

  /** Lines that are looked at, count. */
  private static final int LINES = 200;

  @Override
  public String name() {
    return "syslog";
  }

  /** A message of Cisco's among the first lines, or more lines with a header than without. */
  @Override
  public boolean recognises(byte[] head, int length) {
    var line = new SyslogLine(0);
    int of = 0;
    int others = 0;
    String text = new String(head, 0, length, StandardCharsets.UTF_8);
    List<String> lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    for (int i = 0; i < Math.min(lines.size(), LINES); i++) {
      if (!line.scan(lines.get(i))) {
        others++;
      } else if (line.mark.at() >= 0) {
        return true;
      } else if (!line.program.isEmpty() || line.priority >= 0) {
        of++;
      }
    }
    return of > others;
  }

  @Override
  public EventReader open(InputStream bytes, ReadContext context) {
    return new SyslogReader(bytes, context);
  }
}

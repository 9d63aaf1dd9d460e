package perilune.telemetry.access;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.TelemetryFormat;

/** Access logs in the combined format and its kin, and error logs of nginx. Immutable. */
public final class AccessLogFormat implements TelemetryFormat {

  /** Lines that are looked at, count. */
  private static final int LINES = 100;

  @Override
  public String name() {
    return "access-log";
  }

  /** At least half of the first lines are of such a log: requests can make no line of their own. */
  @Override
  public boolean recognises(byte[] head, int length) {
    var access = new AccessLine(0);
    var error = new ErrorLine(0);
    List<String> lines =
        new String(head, 0, length, StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !ErrorLine.isTraceback(line))
            .limit(LINES)
            .toList();
    long of = lines.stream().filter(line -> access.scan(line) || error.scan(line)).count();
    return of > 0 && of * 2 >= lines.size();
  }

  @Override
  public EventReader open(InputStream bytes, ReadContext context) {
    return new AccessLogReader(bytes, context);
  }
}

package perilune.telemetry.syslog;

import java.io.IOException;
import java.io.InputStream;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.Refusals.Reason;
import perilune.telemetry.text.TextLines;
import perilune.telemetry.text.WrittenTime;

/**
 * Gives one event for each line with a header of syslog; others are counted. Owned by one thread.
 */
final class SyslogReader implements EventReader {

  private final TextLines lines;
  private final SyslogEvents events;
  private long lastNanos = WrittenTime.NONE;

  SyslogReader(InputStream bytes, ReadContext context) {
    lines = new TextLines(bytes, context);
    events = new SyslogEvents(context);
  }

  @Override
  public boolean read(Event into) throws IOException {
    while (lines.next()) {
      into.clear();
      if (events.put(lines.text(), into)) {
        lines.fill(into.header());
        order(into.header());
        return true;
      }
      lines.count(Reason.NOT_A_RECORD, "it has no time, priority or message of syslog");
    }
    into.clear();
    return false;
  }

  /** A log is written in order: a line without a time is of the time of the line before. */
  private void order(EventHeader header) {
    if (header.timed) {
      lastNanos = header.timeNanos;
    } else if (lastNanos != WrittenTime.NONE) {
      header.timed = true;
      header.timeNanos = lastNanos;
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}

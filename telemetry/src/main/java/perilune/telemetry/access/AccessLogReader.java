package perilune.telemetry.access;

import java.io.IOException;
import java.io.InputStream;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.Refusals.Reason;
import perilune.telemetry.text.FieldSink;
import perilune.telemetry.text.TextLines;

/** Gives one event for each line of a log; others are counted. Owned by one thread. */
final class AccessLogReader implements EventReader {

  private final TextLines lines;
  private final AccessEvents events;
  private final FieldSink sink;

  AccessLogReader(InputStream bytes, ReadContext context) {
    lines = new TextLines(bytes, context);
    events = new AccessEvents(context);
    sink = new FieldSink(context);
  }

  @Override
  public boolean read(Event into) throws IOException {
    while (lines.next()) {
      into.clear();
      if (events.put(lines.text(), into)) {
        lines.fill(into.header());
        sink.start(into);
        sink.put(KnownField.EVENT_KIND, "event");
        sink.put(KnownField.MESSAGE, lines.text());
        sink.put(KnownField.EVENT_ORIGINAL, lines.text());
        return true;
      }
      if (!ErrorLine.isTraceback(lines.text())) {
        lines.count(Reason.NOT_A_RECORD, "it is no line of an access log or error log");
      }
    }
    into.clear();
    return false;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}

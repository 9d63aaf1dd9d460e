package perilune.telemetry.windows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.event.KnownField;
import perilune.event.RecordHash;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.Refusals;
import perilune.telemetry.Refusals.Reason;
import perilune.telemetry.json.Utf8;

/**
 * Gives one event for each {@code <Event>} that has a number; others are counted. Of one that was
 * cut off, whole elements count. Owned by one thread.
 */
final class WindowsXmlReader implements EventReader {

  private final XmlEvents events;
  private final WindowsEventMapper mapper;
  private final XmlElements elements;
  private final Refusals refusals;
  private final RecordHash hash = new RecordHash();
  private final boolean original;

  private byte[] bytes = {};
  private int from;
  private int length;

  WindowsXmlReader(InputStream stream, ReadContext context) {
    events = new XmlEvents(stream, context);
    mapper = new WindowsEventMapper(context);
    elements = new XmlElements(mapper, context.limits().maxNesting());
    refusals = context.refusals();
    original = context.demand().wants(KnownField.EVENT_ORIGINAL);
  }

  @Override
  public boolean read(Event into) throws IOException {
    while (events.next()) {
      into.clear();
      take();
      mapper.begin();
      XmlElements.End end = elements.tell(bytes, from, from + length);
      if (mapper.complete(into, events.line(), events.offset())) {
        complete(into, end);
        return true;
      }
      refuse(end);
    }
    into.clear();
    return false;
  }

  @Override
  public void close() throws IOException {
    events.close();
  }

  private void take() {
    bytes = events.bytes();
    from = events.from();
    length = events.length();
    if (!Utf8.valid(bytes, from, from + length)) {
      count(Reason.INVALID_UTF8, "an event in XML");
      bytes =
          new String(bytes, from, length, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
      from = 0;
      length = bytes.length;
    }
  }

  private void refuse(XmlElements.End end) throws IOException {
    switch (end) {
      case WHOLE -> count(Reason.NOT_A_RECORD, "an event without a number");
      case TOO_DEEP -> count(Reason.NESTED_TOO_DEEP, "an event in XML");
      case CUT ->
          count(
              events.last() ? Reason.TRUNCATED : Reason.BROKEN_RECORD,
              "an event in XML that was cut off or is no XML");
    }
  }

  private void count(Reason reason, String detail) {
    refusals.add(reason, events.line(), events.offset(), detail);
  }

  private void complete(Event event, XmlElements.End end) {
    switch (end) {
      case WHOLE -> {
        // Nothing to count.
      }
      case CUT -> count(Reason.INCOMPLETE_EVENT, "an event in XML that was cut off");
      case TOO_DEEP -> count(Reason.NESTED_TOO_DEEP, "an event in XML; what was before counts");
    }
    EventHeader header = event.header();
    header.offset = events.offset();
    header.length = events.length();
    header.line = events.line();
    hash.reset();
    hash.add(bytes, from, length);
    header.hashHigh = hash.high();
    header.hashLow = hash.low();
    if (original) {
      event.put(KnownField.EVENT_ORIGINAL, bytes, from, length);
    }
  }
}

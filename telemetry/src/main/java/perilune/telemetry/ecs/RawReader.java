package perilune.telemetry.ecs;

import java.io.IOException;
import java.io.InputStream;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.event.FieldTable;
import perilune.event.RecordHash;
import perilune.event.Tag;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.Refusals;
import perilune.telemetry.Refusals.Reason;
import perilune.telemetry.json.JsonDocuments;
import perilune.telemetry.json.Timestamps;

/** Gives one event for each JSON document, whatever it says. Owned by one thread. */
final class RawReader implements EventReader {

  private final JsonDocuments documents;
  private final DocumentFields fields;
  private final Timestamps timestamps = new Timestamps();
  private final RecordHash hash = new RecordHash();
  private final Refusals refusals;
  private final int timestamp;
  private final int tiebreaker;
  private final int document;

  RawReader(InputStream bytes, ReadContext context, RawJsonFormat format) {
    refusals = context.refusals();
    fields = new DocumentFields(context);
    documents = new JsonDocuments(bytes, context, false, fields);
    timestamp = fields.want(format.timestampField());
    tiebreaker = fields.want(format.tiebreakerField());
    document = context.fields().intern(RawJsonFormat.DOCUMENT);
  }

  @Override
  public boolean read(Event into) throws IOException {
    while (documents.next(into)) {
      if (fields.accept(documents)) {
        complete(into);
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    documents.close();
  }

  private void count(Reason reason, String detail) {
    refusals.add(reason, documents.line(), documents.offset(), detail);
  }

  private void complete(Event event) {
    EventHeader header = event.header();
    header.offset = documents.offset();
    header.length = documents.written();
    header.line = documents.line();
    hash.reset();
    hash.add(documents.bytes(), documents.from(), documents.length());
    header.hashHigh = hash.high();
    header.hashLow = hash.low();
    header.sequence = sequence(event);
    time(event, header);
    if (document != FieldTable.FULL) {
      event.put(document, documents.bytes(), documents.from(), documents.length());
    }
  }

  /** Gives a number that is ordered without its sign as the tiebreaker is with it; 0 for none. */
  private long sequence(Event event) {
    int value = event.firstValue(tiebreaker);
    if (value == Event.NONE) {
      return 0;
    }
    return switch (event.tag(value)) {
      case Tag.LONG -> event.longValue(value) ^ Long.MIN_VALUE;
      case Tag.TEXT -> {
        long number =
            Decimal.unsignedOrZero(event.arena(), event.offset(value), event.length(value));
        yield number == 0 ? 0 : number ^ Long.MIN_VALUE;
      }
      default -> 0;
    };
  }

  private void time(Event event, EventHeader header) {
    int value = event.firstValue(timestamp);
    if (value == Event.NONE) {
      return;
    }
    long nanos =
        switch (event.tag(value)) {
          case Tag.TEXT ->
              timestamps.parse(event.arena(), event.offset(value), event.length(value));
          case Tag.LONG -> Timestamps.ofMillis(event.longValue(value));
          default -> Timestamps.NONE;
        };
    if (nanos == Timestamps.NONE) {
      count(Reason.BAD_TIMESTAMP, "its time is none");
      return;
    }
    header.timed = true;
    header.timeNanos = nanos;
  }
}

package perilune.telemetry.documents;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.event.FieldDemand;
import perilune.event.KnownField;
import perilune.event.RecordHash;
import perilune.event.Tag;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.Refusals;
import perilune.telemetry.Refusals.Reason;
import perilune.telemetry.ecs.DocumentFields;
import perilune.telemetry.json.JsonDocuments;

/**
 * Gives one event for each document, whatever it says: a document of no known shape among others
 * has its fields and no data set. Owned by one thread.
 */
final class DocumentsReader implements EventReader {

  /**
   * Names of the machine that wrote the document, in order. Not {@code host}: web logs have there
   * what the client asked for.
   */
  private static final List<String> HOSTS =
      List.of(
          "hostname",
          "host_name",
          "host.name",
          "computer_name",
          "Computer",
          "_system_name",
          "_HOSTNAME",
          "node_id",
          "devname",
          "s-computername");

  private static final long NANOS = 1_000_000_000L;

  private final JsonDocuments documents;
  private final DocumentFields fields;
  private final Shapes shapes;
  private final Copies copies;
  private final DocumentTime time;
  private final int[] hosts;
  private final RecordHash hash = new RecordHash();
  private final Refusals refusals;
  private final FieldDemand demand;

  DocumentsReader(InputStream bytes, ReadContext context) {
    refusals = context.refusals();
    demand = context.demand();
    fields = new DocumentFields(context);
    documents = new JsonDocuments(bytes, context, false, fields);
    shapes = new Shapes(fields::want);
    copies = new Copies(context, fields);
    time = new DocumentTime(fields);
    hosts = HOSTS.stream().mapToInt(fields::want).toArray();
    fields.want(KnownField.EVENT_ID.fieldName());
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

  private void complete(Event event) {
    EventHeader header = event.header();
    header.offset = documents.offset();
    header.length = documents.written();
    header.line = documents.line();
    hash.reset();
    hash.add(documents.bytes(), documents.from(), documents.length());
    header.hashHigh = hash.high();
    header.hashLow = hash.low();
    @Nullable String dataset = shapes.of(event);
    if (dataset != null) {
      copies.fill(dataset, event);
      if (!event.has(KnownField.EVENT_DATASET)) {
        event.put(KnownField.EVENT_DATASET, dataset);
      }
    }
    time(event);
    host(event);
    if (demand.wants(KnownField.EVENT_ORIGINAL) && !event.has(KnownField.EVENT_ORIGINAL)) {
      event.put(KnownField.EVENT_ORIGINAL, documents.bytes(), documents.from(), documents.length());
    }
  }

  private void time(Event event) {
    switch (time.find(event)) {
      case TIME -> {
        if (demand.wants(KnownField.TIMESTAMP)) {
          long nanos = event.header().timeNanos;
          Instant at =
              Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
          event.replace(KnownField.TIMESTAMP, at.toString());
        }
      }
      case NO_TIME ->
          refusals.add(
              Reason.BAD_TIMESTAMP,
              documents.line(),
              documents.offset(),
              "none of its times can be read");
      case NO_NAME -> {
        // Logs without a time of their own are events without one.
      }
    }
  }

  private void host(Event event) {
    if (event.has(KnownField.HOST_NAME)) {
      return;
    }
    for (int field : hosts) {
      int value = event.firstValue(field);
      if (value != Event.NONE && event.tag(value) == Tag.TEXT && event.length(value) > 0) {
        event.putValue(KnownField.HOST_NAME.id(), event, value);
        return;
      }
    }
  }
}

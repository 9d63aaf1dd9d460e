package perilune.telemetry.auditd;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;

/** All events of some bytes, and what was refused. */
record ReadEvents(List<Event> events, Refusals refusals, FieldTable fields) {

  // Immutable; its tables are loaded once for all tests.
  static final AuditdFormat FORMAT = new AuditdFormat();

  static ReadEvents of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static ReadEvents of(byte[] bytes) {
    return of(bytes, FieldDemand.all(), ReadLimits.defaults());
  }

  static ReadEvents of(byte[] bytes, FieldDemand demand, ReadLimits limits) {
    return of(bytes, new ReadContext(new FieldTable(), demand, new Refusals(), limits));
  }

  static ReadEvents of(byte[] bytes, ReadContext context) {
    var events = new ArrayList<Event>();
    try (EventReader reader = FORMAT.open(new ByteArrayInputStream(bytes), context)) {
      var event = new Event(context.fields());
      while (reader.read(event)) {
        var kept = new Event(context.fields());
        kept.copyFrom(event);
        events.add(kept);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new ReadEvents(events, context.refusals(), context.fields());
  }

  /** Gives a field of an event as text: several values with a bar between, absent as a dash. */
  String show(int event, String field) {
    int id = fields.find(field);
    Event shown = events.get(event);
    if (id == FieldTable.FULL || !shown.has(id)) {
      return "-";
    }
    return String.join(" | ", shown.texts(id)).replace("\n", "\\n");
  }
}

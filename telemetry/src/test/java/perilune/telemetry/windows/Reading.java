package perilune.telemetry.windows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;
import perilune.telemetry.TelemetryFormat;

/** Reads Windows events in tests, and writes them so that they can be compared. */
final class Reading {

  final FieldTable fields = new FieldTable();
  final Refusals refusals = new Refusals();
  ReadLimits limits = ReadLimits.defaults();
  FieldDemand demand = FieldDemand.all();

  Reading wanting(String... names) {
    var ids = new BitSet();
    for (String name : names) {
      ids.set(fields.intern(name));
    }
    demand = FieldDemand.of(ids);
    return this;
  }

  ReadContext context() {
    return new ReadContext(fields, demand, refusals, limits);
  }

  List<Event> xml(String text) {
    return read(new WindowsXmlFormat(), text.getBytes(StandardCharsets.UTF_8));
  }

  List<Event> json(String text) {
    return read(new WindowsJsonFormat(), text.getBytes(StandardCharsets.UTF_8));
  }

  List<Event> read(TelemetryFormat format, byte[] bytes) {
    var all = new ArrayList<Event>();
    try (EventReader reader = format.open(new ByteArrayInputStream(bytes), context())) {
      var event = new Event(fields);
      while (reader.read(event)) {
        var copy = new Event(fields);
        copy.copyFrom(event);
        all.add(copy);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return all;
  }

  static SortedMap<String, List<String>> fields(Event event) {
    var all = new TreeMap<String, List<String>>();
    for (int i = 0; i < event.fieldCount(); i++) {
      int field = event.fieldAt(i);
      all.put(event.table().name(field), event.texts(field));
    }
    return all;
  }

  static String text(Event event, String field) {
    return String.join("|", event.texts(event.table().intern(field)));
  }
}

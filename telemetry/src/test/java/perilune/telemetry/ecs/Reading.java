package perilune.telemetry.ecs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.Kind;
import perilune.event.KnownField;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;

/** Reads documents in tests, and writes events so that they can be compared. */
final class Reading {

  final FieldTable fields;
  final Refusals refusals = new Refusals();
  final ReadLimits limits;
  FieldDemand demand = FieldDemand.all();

  Reading() {
    this(new FieldTable(), ReadLimits.defaults());
  }

  Reading(FieldTable fields, ReadLimits limits) {
    this.fields = fields;
    this.limits = limits;
  }

  static Reading withLimits(int maxLineBytes, int maxNesting) {
    var limits = new ReadLimits(maxLineBytes, maxNesting, 10, ReadLimits.DEFAULT_EVENT_TIMEOUT);
    return new Reading(new FieldTable(), limits);
  }

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

  List<Event> read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  List<Event> read(byte[] bytes) {
    var all = new ArrayList<Event>();
    try (EventReader reader =
        new EcsJsonFormat().open(new ByteArrayInputStream(bytes), context())) {
      var event = new Event(fields);
      while (reader.read(event)) {
        var copy = new Event(fields);
        copy.copyFrom(event);
        all.add(copy);
      }
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
    return all;
  }

  Event one(String text) {
    return read(text).getFirst();
  }

  Map<Refusals.Reason, Long> counts() {
    return refusals.counts();
  }

  /** Writes the fields that the text of a case can name: in order, without what is derived. */
  static String show(Event event) {
    var parts = new ArrayList<String>();
    for (int i = 0; i < event.fieldCount(); i++) {
      int field = event.fieldAt(i);
      String name = event.table().name(field);
      if (!name.startsWith("perilune.") && field != KnownField.EVENT_ORIGINAL.id()) {
        parts.add(name + "=" + value(event, field));
      }
    }
    return String.join(" ", parts);
  }

  static String value(Event event, int field) {
    return switch (event.kind(field)) {
      case Kind.NULL -> "null";
      case Kind.EMPTY_ARRAY -> "[]";
      case Kind.ABSENT -> "absent";
      default -> {
        var all = new ArrayList<String>();
        for (int v = event.firstValue(field); v != Event.NONE; v = event.nextValue(v)) {
          all.add("TLDB".charAt(event.tag(v) - 1) + ":" + event.valueText(v));
        }
        yield String.join(",", all);
      }
    };
  }
}

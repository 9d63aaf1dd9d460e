package perilune.telemetry.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import perilune.event.Event;
import perilune.event.Kind;
import perilune.event.KnownField;
import perilune.event.Tag;
import tools.jackson.core.JsonGenerator;

/**
 * Writes an event as a nested ECS document, fields in alphabetical order.
 *
 * <p>Where one field is a value and another has its name as a prefix, the longer one stands under
 * its dotted name. Not for the hot path.
 */
public final class EventDocument {

  /** Fields that ECS defines as arrays, also where they hold one value. */
  private static final Set<String> ARRAYS =
      Set.of(
          "event.category",
          "event.type",
          "process.args",
          "process.parent.args",
          "tags",
          "process.previous.args",
          "process.env_vars",
          "perilune.ancestor.entity_id",
          "perilune.ancestor.name",
          "perilune.ancestor.executable",
          "perilune.ancestor.command_line");

  private EventDocument() {}

  private record Path(List<String> parts, int field) {}

  private static final Comparator<Path> BY_PARTS =
      (a, b) -> {
        int shared = Math.min(a.parts.size(), b.parts.size());
        for (int i = 0; i < shared; i++) {
          int order = a.parts.get(i).compareTo(b.parts.get(i));
          if (order != 0) {
            return order;
          }
        }
        return Integer.compare(a.parts.size(), b.parts.size());
      };

  /** Writes one line: the fields, {@code @timestamp} and {@code event.id}. */
  public static void write(Event event, JsonLines lines) {
    lines.start();
    writeFields(event, lines.generator());
    lines.end();
  }

  /** Writes the same document as an element of the present array. */
  public static void writeElement(Event event, JsonLines lines) {
    lines.element();
    writeFields(event, lines.generator());
    lines.endObject();
  }

  private static void writeFields(Event event, JsonGenerator json) {
    if (!event.has(KnownField.EVENT_ID)) {
      event.put(KnownField.EVENT_ID, event.header().computedId());
    }
    if (event.header().timed) {
      event.replace(
          KnownField.TIMESTAMP, Instant.ofEpochSecond(0, event.header().timeNanos).toString());
    }
    var paths = new ArrayList<Path>();
    for (int i = 0; i < event.fieldCount(); i++) {
      int field = event.fieldAt(i);
      paths.add(new Path(List.of(event.table().name(field).split("\\.", -1)), field));
    }
    paths.sort(BY_PARTS);
    writeLevel(paths, 0, event, json);
  }

  /** Writes the paths, which share their first parts up to a depth, into the present object. */
  private static void writeLevel(List<Path> paths, int depth, Event event, JsonGenerator json) {
    int at = 0;
    while (at < paths.size()) {
      String name = paths.get(at).parts.get(depth);
      int end = at;
      while (end < paths.size() && paths.get(end).parts.get(depth).equals(name)) {
        end++;
      }
      writeName(paths.subList(at, end), depth, event, json);
      at = end;
    }
  }

  private static void writeName(List<Path> paths, int depth, Event event, JsonGenerator json) {
    Path first = paths.getFirst();
    if (first.parts.size() > depth + 1) {
      json.writeName(first.parts.get(depth));
      json.writeStartObject();
      writeLevel(paths, depth + 1, event, json);
      json.writeEndObject();
      return;
    }
    for (Path path : paths) {
      List<String> rest = path.parts.subList(depth, path.parts.size());
      json.writeName(String.join(".", rest));
      writeField(event, path.field, json);
    }
  }

  private static void writeField(Event event, int field, JsonGenerator json) {
    byte kind = event.kind(field);
    if (kind == Kind.NULL) {
      json.writeNull();
      return;
    }
    boolean array = kind != Kind.ONE || ARRAYS.contains(event.table().name(field));
    if (array) {
      json.writeStartArray();
    }
    for (int v = event.firstValue(field); v != Event.NONE; v = event.nextValue(v)) {
      writeValue(event, v, json);
    }
    if (array) {
      json.writeEndArray();
    }
  }

  private static void writeValue(Event event, int value, JsonGenerator json) {
    switch (event.tag(value)) {
      case Tag.TEXT -> json.writeString(event.valueText(value));
      case Tag.LONG -> json.writeNumber(event.longValue(value));
      case Tag.DOUBLE -> json.writeNumber(event.doubleValue(value));
      default -> json.writeBoolean(event.longValue(value) != 0);
    }
  }
}

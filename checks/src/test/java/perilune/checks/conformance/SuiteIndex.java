package perilune.checks.conformance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import perilune.checks.JsonDocument;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.FieldType;
import perilune.event.KnownField;

/**
 * What a suite searches.
 *
 * @param documents the documents, in order of their numbers
 * @param types the types of fields for which it matters
 * @param nullValues what an explicit null of a field stands for
 * @param idField the field by which a case names events
 * @param tieField the field that breaks ties; where it has no value an event comes last
 * @param timeNanos gives the time of a document
 */
record SuiteIndex(
    List<JsonDocument> documents,
    Map<String, FieldType> types,
    Map<String, String> nullValues,
    String idField,
    String tieField,
    ToLongFunction<JsonDocument> timeNanos) {

  /** Where the suites' documents have their category; {@code event.category} is an alias of it. */
  static final String CATEGORY = "event_type";

  /** Gives the documents as events, in order of time and tie-breaker. */
  List<Event> events(FieldTable table) {
    types.forEach(table::declare);
    var all = new ArrayList<Event>();
    for (JsonDocument document : documents) {
      var event = new Event(table);
      put("", document.value(), event);
      event.header().timed = true;
      event.header().timeNanos = timeNanos.applyAsLong(document);
      event.header().sequence = Math.max(0, document.number(tieField));
      event.remove(KnownField.TIMESTAMP.id());
      event.put(
          KnownField.TIMESTAMP, Instant.ofEpochSecond(0, event.header().timeNanos).toString());
      event.put(KnownField.EVENT_ID, document.text(idField));
      all.add(event);
    }
    all.sort(
        Comparator.comparingLong((Event event) -> event.header().timeNanos)
            // Less one, none is the largest unsigned number.
            .thenComparing(event -> event.header().sequence - 1, Long::compareUnsigned));
    return all;
  }

  private void put(String name, @Nullable Object value, Event event) {
    int field = name.isEmpty() ? FieldTable.FULL : event.table().intern(name);
    switch (value) {
      case null -> {
        String standing = nullValues.get(name);
        if (standing == null) {
          event.putNull(field);
        } else {
          event.put(field, standing);
        }
      }
      case Map<?, ?> object -> {
        String before = name.isEmpty() ? "" : name + ".";
        new LinkedHashMap<>(object).forEach((key, part) -> put(before + key, part, event));
      }
      case List<?> array -> {
        if (array.isEmpty()) {
          event.putEmptyArray(field);
        }
        array.forEach(part -> put(name, part, event));
      }
      case Long number -> event.putLong(field, number);
      case Double number -> event.putDouble(field, number);
      case Boolean truth -> event.putBoolean(field, truth);
      case Object text -> event.put(field, text.toString());
    }
  }
}

package perilune.content.indicators;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.Tag;
import perilune.rules.plan.Literal;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;
import perilune.telemetry.ecs.RawJsonFormat;

/** Takes JSON documents as rows: each field with a value is a column, of nested ones dotted. */
final class LookupDocuments {

  private final LookupRows into;
  private final FieldTable fields = new FieldTable();
  private final int document = fields.intern(RawJsonFormat.DOCUMENT);

  LookupDocuments(LookupRows into) {
    this.into = into;
  }

  /** Documents may stand one a line, one after the other, or in an array. */
  void read(byte[] bytes) throws IOException {
    var refusals = new Refusals();
    var context = new ReadContext(fields, FieldDemand.all(), refusals, ReadLimits.defaults());
    var format = new RawJsonFormat("@timestamp", "");
    try (EventReader reader = format.open(new ByteArrayInputStream(bytes), context)) {
      var event = new Event(fields);
      while (reader.read(event)) {
        row(event);
      }
    }
    for (Map.Entry<Refusals.Reason, Long> reason : refusals.counts().entrySet()) {
      refusals
          .places(reason.getKey())
          .forEach(place -> into.note("line " + place.line() + ": " + reason.getKey().sentence()));
      if (reason.getKey().lost()) {
        into.refuse(reason.getValue());
      }
    }
  }

  private void row(Event event) {
    String place = "line " + event.header().line;
    var values = new LinkedHashMap<String, Literal>();
    for (int i = 0; i < event.fieldCount(); i++) {
      int field = event.fieldAt(i);
      int value = event.firstValue(field);
      if (field == document || value == Event.NONE) {
        continue;
      }
      if (event.nextValue(value) != Event.NONE) {
        into.refuse(place + ": '" + fields.name(field) + "' has several values");
        return;
      }
      values.put(fields.name(field), literal(event, value));
    }
    into.named(values, place);
  }

  private static Literal literal(Event event, int value) {
    return switch (event.tag(value)) {
      case Tag.LONG -> new Literal.Whole(event.longValue(value));
      case Tag.DOUBLE -> new Literal.Real(event.doubleValue(value));
      case Tag.BOOLEAN -> new Literal.Truth(event.longValue(value) != 0);
      default -> new Literal.Text(event.valueText(value));
    };
  }
}

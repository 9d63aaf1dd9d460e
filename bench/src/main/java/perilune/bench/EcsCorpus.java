package perilune.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;
import perilune.telemetry.auditd.AuditdFormat;
import perilune.telemetry.json.EventDocument;
import perilune.telemetry.json.JsonLines;

/** ECS documents of the same events as the replayed audit log, one a line. */
final class EcsCorpus {

  private EcsCorpus() {}

  /** Reads a log and gives its events as NDJSON. */
  static byte[] of(byte[] auditLog) throws IOException {
    var fields = new FieldTable();
    FieldDemand demand = FieldDemand.allBut(KnownField.EVENT_ORIGINAL);
    var context = new ReadContext(fields, demand, new Refusals(), ReadLimits.defaults());
    var bytes = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(auditLog);
    try (EventReader reader = new AuditdFormat().open(in, context);
        var json = new JsonLines(bytes)) {
      var event = new Event(fields);
      while (reader.read(event)) {
        EventDocument.write(event, json);
      }
    }
    return bytes.toByteArray();
  }
}

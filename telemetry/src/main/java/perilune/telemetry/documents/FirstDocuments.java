package perilune.telemetry.documents;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.List;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;
import perilune.telemetry.ecs.DocumentFields;
import perilune.telemetry.json.JsonDocuments;

/** Looks at the first documents of an input. Owned by one thread. */
final class FirstDocuments implements AutoCloseable {

  /** Documents that are looked at, count: the first may be a header. */
  private static final int MOST = 3;

  /** What documents are. */
  enum Kind {
    /** They have the shape of a known log. */
    SHAPED,
    /** They carry product, category or service. */
    LABELLED,
    OTHER
  }

  /** What only documents in ECS, or in a store of them, or of Windows have. */
  private static final List<String> MARKS =
      List.of(
          "ecs.version",
          "event.kind",
          "event.category",
          "event.module",
          "event.action",
          "event.dataset",
          "event.created",
          "data_stream.type",
          "data_stream.dataset",
          "winlog.channel",
          "winlog.event_id",
          "_source.@timestamp",
          "_index",
          "schema_version");

  private static final List<String> LABELS = List.of("product", "category", "service");

  private final JsonDocuments documents;
  private final DocumentFields fields;
  private final Shapes shapes;
  private final Event event;
  private final int[] marks;
  private final int[] labels;

  FirstDocuments(InputStream head) {
    var table = new FieldTable();
    var refusals = new Refusals();
    var context =
        new ReadContext(table, FieldDemand.of(new BitSet()), refusals, ReadLimits.defaults());
    fields = new DocumentFields(context);
    documents = new JsonDocuments(head, context, false, fields);
    shapes = new Shapes(fields::want);
    marks = MARKS.stream().mapToInt(fields::want).toArray();
    labels = LABELS.stream().mapToInt(fields::want).toArray();
    event = new Event(table);
  }

  /** Says what the first documents are that are something. */
  Kind kind() throws IOException {
    for (int i = 0; i < MOST && documents.next(event); i++) {
      if (!fields.accept(documents)) {
        continue;
      }
      if (hasAny(marks)) {
        return Kind.OTHER;
      }
      if (shapes.of(event) != null) {
        return Kind.SHAPED;
      }
      if (hasAny(labels)) {
        return Kind.LABELLED;
      }
    }
    return Kind.OTHER;
  }

  private boolean hasAny(int[] ids) {
    for (int id : ids) {
      if (event.has(id)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    documents.close();
  }
}

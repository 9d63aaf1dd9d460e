package perilune.telemetry.ecs;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
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
import perilune.telemetry.json.JsonDocuments;
import perilune.telemetry.json.Timestamps;
import perilune.telemetry.windows.WindowsGaps;

/**
 * Gives one event for each document that has fields of ECS; others are counted.
 *
 * <p>Offset, length and line are those of the whole document, hit and all. The hash is that of the
 * document itself as it is written, without the hit: wrapped or not, it gives the same; other
 * blanks between its parts give another. A line of a bulk request that only says what to do with
 * the next is passed over.
 *
 * <p>Owned by one thread.
 */
final class EcsReader implements EventReader {

  private static final KnownField[] ALWAYS = {
    KnownField.TIMESTAMP, KnownField.EVENT_ID, KnownField.EVENT_SEQUENCE
  };
  private static final String AUDITD_SEQUENCE = "auditd.sequence";

  /** The time of documents that do not say when it happened: when they came to the store. */
  private static final String INGESTED = "event.ingested";

  private static final long NANOS = 1_000_000_000L;

  private final JsonDocuments documents;
  private final FieldTree tree;
  private final DocumentMapper mapper;
  private final WindowsGaps windows;
  private final Gaps gaps;
  private final Timestamps timestamps = new Timestamps();
  private final RecordHash hash = new RecordHash();
  private final Refusals refusals;
  private final FieldDemand demand;
  private final int auditdSequence;
  private final int ingested;

  EcsReader(InputStream bytes, ReadContext context) {
    refusals = context.refusals();
    demand = context.demand();
    tree = new FieldTree(context.fields(), demand);
    mapper = new DocumentMapper(tree);
    documents = new JsonDocuments(bytes, context, false, mapper::map);
    windows = new WindowsGaps(context);
    windows.needs().forEach(tree::add);
    gaps = new Gaps(context.fields(), demand, tree);
    auditdSequence = context.fields().intern(AUDITD_SEQUENCE);
    tree.add(AUDITD_SEQUENCE);
    ingested = context.fields().intern(INGESTED);
    tree.add(INGESTED);
    for (KnownField field : ALWAYS) {
      tree.add(field.fieldName());
    }
  }

  @Override
  public boolean read(Event into) throws IOException {
    while (documents.next(into)) {
      if (documents.sound() ? accept() : refuse()) {
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

  private boolean refuse() {
    count(Reason.BROKEN_RECORD, mapper.outline().problem);
    return false;
  }

  /** Says whether a document is an event, and counts what is wrong with it. */
  private boolean accept() {
    Outline outline = mapper.outline();
    if (tree.takeOverflow()) {
      count(Reason.TOO_MANY_FIELDS, "some of its fields were left out");
    }
    if (documents.takeReplaced()) {
      count(Reason.INVALID_UTF8, "half of a surrogate pair became U+FFFD");
    }
    if (outline.duplicates > 0) {
      boolean kept = outline.duplicates <= DocumentMapper.MAX_DUPLICATES;
      String end =
          kept ? " stands twice in one object; the last was taken" : " and others stand twice";
      count(Reason.BROKEN_RECORD, "the field " + outline.duplicate + end);
      return kept && outline.ecs;
    }
    if (!outline.ecs && !(outline.bulkAction && outline.names == 1)) {
      count(Reason.NOT_A_RECORD, "it has no field of ECS");
    }
    return outline.ecs;
  }

  private void count(Reason reason, String detail) {
    refusals.add(reason, documents.line(), documents.offset(), detail);
  }

  private void complete(Event event) {
    EventHeader header = event.header();
    header.offset = documents.offset();
    header.length = documents.written();
    header.line = documents.line();
    Outline outline = mapper.outline();
    int from = documents.from() + outline.from;
    int length = outline.wrapped ? outline.to - outline.from : documents.length();
    hash.reset();
    hash.add(documents.bytes(), from, length);
    header.hashHigh = hash.high();
    header.hashLow = hash.low();
    header.sequence = sequence(event);
    time(event, header);
    windows.fill(event);
    gaps.fill(event);
    if (demand.wants(KnownField.EVENT_ORIGINAL) && !event.has(KnownField.EVENT_ORIGINAL)) {
      event.put(KnownField.EVENT_ORIGINAL, documents.bytes(), from, length);
    }
  }

  private long sequence(Event event) {
    int value = event.firstValue(KnownField.EVENT_SEQUENCE.id());
    if (value == Event.NONE) {
      value = event.firstValue(auditdSequence);
    }
    if (value == Event.NONE) {
      return 0;
    }
    return switch (event.tag(value)) {
      case Tag.LONG -> event.longValue(value);
      case Tag.TEXT ->
          Decimal.unsignedOrZero(event.arena(), event.offset(value), event.length(value));
      default -> 0;
    };
  }

  private void time(Event event, EventHeader header) {
    int value = event.firstValue(KnownField.TIMESTAMP.id());
    boolean happened = value != Event.NONE;
    if (!happened) {
      value = event.firstValue(ingested);
    }
    if (value == Event.NONE) {
      return;
    }
    boolean text = event.tag(value) == Tag.TEXT;
    long nanos = Timestamps.NONE;
    if (text) {
      nanos = timestamps.parse(event.arena(), event.offset(value), event.length(value));
    } else if (event.tag(value) == Tag.LONG) {
      nanos = Timestamps.ofMillis(event.longValue(value));
    }
    if (nanos == Timestamps.NONE) {
      String field = happened ? KnownField.TIMESTAMP.fieldName() : INGESTED;
      count(Reason.BAD_TIMESTAMP, field + " is no time");
      return;
    }
    header.timed = true;
    header.timeNanos = nanos;
    if (!happened || !text || !isIsoInUtc(event, value)) {
      Instant time =
          Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
      event.replace(KnownField.TIMESTAMP, time.toString());
    }
  }

  private static boolean isIsoInUtc(Event event, int value) {
    byte[] bytes = event.arena();
    int from = event.offset(value);
    int length = event.length(value);
    return length > 10 && bytes[from + 10] == 'T' && bytes[from + length - 1] == 'Z';
  }
}

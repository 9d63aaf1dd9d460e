package perilune.telemetry.auditd;

import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.KnownField;
import perilune.telemetry.ReadContext;
import perilune.telemetry.Refusals;

/**
 * Puts values into the current event, those that somebody asked for, as well-formed UTF-8.
 *
 * <p>Owned by one thread.
 */
final class FieldWriter {

  private final boolean[] wanted = new boolean[KnownField.values().length];
  private final boolean wantsAll;
  private final Refusals refusals;
  private final Bytes decoded = new Bytes();
  private final Bytes clean = new Bytes();
  private Event event;
  private long line;
  private long offset;
  private boolean incomplete;

  FieldWriter(ReadContext context) {
    FieldDemand demand = context.demand();
    for (KnownField field : KnownField.values()) {
      wanted[field.id()] = demand.wants(field);
    }
    this.wantsAll = demand.wantsAll();
    this.refusals = context.refusals();
    this.event = new Event(context.fields());
  }

  /** Starts a new event, whose records begin at a place that refusals name. */
  void start(Event into, long firstLine, long firstOffset) {
    event = into;
    line = firstLine;
    offset = firstOffset;
    incomplete = false;
  }

  boolean wants(KnownField field) {
    return wanted[field.id()];
  }

  boolean wantsAll() {
    return wantsAll;
  }

  Event event() {
    return event;
  }

  /** Puts what all events of this format say of their source. */
  void source() {
    word(KnownField.EVENT_KIND, Word.EVENT);
    word(KnownField.EVENT_MODULE, Word.AUDITD);
    word(KnownField.EVENT_DATASET, Word.AUDITD_LOG);
    word(KnownField.HOST_OS_TYPE, Word.LINUX);
  }

  /** Puts category, type and action. */
  void meaning(Word category, Word type, Word action) {
    word(KnownField.EVENT_CATEGORY, category);
    word(KnownField.EVENT_TYPE, type);
    word(KnownField.EVENT_ACTION, action);
  }

  void word(KnownField field, Word word) {
    if (wanted[field.id()] && !word.isEmpty()) {
      event.put(field, word.utf8(), 0, word.utf8().length);
    }
  }

  void number(KnownField field, long value) {
    if (wanted[field.id()] && value != Bytes.NO_NUMBER) {
      event.putLong(field, value);
    }
  }

  void flag(KnownField field, boolean value) {
    if (wanted[field.id()]) {
      event.putBoolean(field, value);
    }
  }

  void text(KnownField field, byte[] bytes, int from, int to) {
    if (wanted[field.id()]) {
      text(field.id(), bytes, from, to);
    }
  }

  void text(KnownField field, Bytes bytes) {
    text(field, bytes.array, 0, bytes.length);
  }

  /** Puts text into a field whatever the demand. */
  void text(int field, byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        cleaned(field, bytes, from, to);
        return;
      }
    }
    event.put(field, bytes, from, to - from);
  }

  private void cleaned(int field, byte[] bytes, int from, int to) {
    clean.clear();
    if (ValueDecoder.appendUtf8(bytes, from, to, clean)) {
      refusals.add(Refusals.Reason.INVALID_UTF8, line, offset, event.table().name(field));
    }
    event.put(field, clean.array, 0, clean.length);
  }

  /** Puts the decoded value of a key, if the record has it. */
  void field(KnownField field, RecordFields fields, Key key) {
    if (wanted[field.id()] && fields.has(key)) {
      decoded.clear();
      ValueDecoder.append(fields, key, decoded);
      text(field.id(), decoded.array, 0, decoded.length);
    }
  }

  /** Counts the event as lacking something, once however much it lacks. */
  void incomplete(String detail) {
    if (!incomplete) {
      refusals.add(Refusals.Reason.INCOMPLETE_EVENT, line, offset, detail);
    }
    incomplete = true;
  }

  /** Counts a name for which the table has no place. */
  void noPlaceFor(String name) {
    refusals.add(Refusals.Reason.TOO_MANY_FIELDS, line, offset, name);
  }
}

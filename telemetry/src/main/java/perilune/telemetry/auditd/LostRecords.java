package perilune.telemetry.auditd;

import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.event.KnownField;
import perilune.event.RecordHash;
import perilune.telemetry.LineReader;

/**
 * Reads the kernel's own count of lost records, {@code audit: audit_lost=3 audit_rate_limit=0
 * audit_backlog_limit=64}: a line of the kernel log without time or serial, so the event has none.
 */
final class LostRecords {

  private static final byte[] LOST = Bytes.ascii("audit_lost=");
  private static final Word ACTION = new Word("lost-records");

  private final FieldWriter writer;
  private final RecordHash hash = new RecordHash();
  private int start;
  private int end;
  private long count;

  LostRecords(FieldWriter writer) {
    this.writer = writer;
  }

  /** Says whether a line is such a count. */
  boolean find(byte[] line, int from, int to) {
    for (int at = from; at + LOST.length < to; at++) {
      if (line[at] == 'a' && Bytes.startsWith(line, at, to, LOST)) {
        int digits = at + LOST.length;
        int stop = Bytes.indexOf(line, digits, to, (byte) ' ');
        count = Bytes.decimal(line, digits, stop < 0 ? to : stop);
        start = at;
        end = to;
        return count >= 0;
      }
    }
    return false;
  }

  /** Makes the line just found an event; always true. */
  boolean map(LineReader lines, Event into) {
    into.clear();
    EventHeader header = into.header();
    header.offset = lines.offset();
    header.length = lines.length();
    header.line = lines.line();
    hash.reset();
    hash.add(lines.buffer(), start, end - start);
    header.hashHigh = hash.high();
    header.hashLow = hash.low();
    writer.start(into, lines.line(), lines.offset());
    writer.source();
    writer.word(KnownField.EVENT_ACTION, ACTION);
    writer.number(KnownField.AUDITD_LOST, count);
    writer.text(
        KnownField.EVENT_ORIGINAL, lines.buffer(), lines.start(), lines.start() + lines.length());
    return true;
  }
}

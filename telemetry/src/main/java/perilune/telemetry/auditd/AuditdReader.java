package perilune.telemetry.auditd;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.telemetry.EventReader;
import perilune.telemetry.LineReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.Refusals;
import perilune.telemetry.auditd.RecordTypes.Role;

/**
 * Reads lines, gives each record to its event, and gives out the events that are complete.
 *
 * <p>A record that comes after its event was given out begins an event of its own with the same
 * time and serial: nothing is lost, and {@link EventMapper} counts it as incomplete. Blank lines
 * and lines that start with {@code #} are passed by.
 *
 * <p>Owned by one thread. Allocates nothing per record once its buffers have grown.
 */
final class AuditdReader implements EventReader {

  private static final byte[] TYPE = Bytes.ascii("type=");
  private static final byte[] NODE = Bytes.ascii("node=");

  private final LineReader lines;
  private final Refusals refusals;
  private final int maxEventBytes;
  private final RecordScanner scanner;
  private final OpenEvents events;
  private final EventMapper mapper;
  private final LostRecords lost;
  private final KeyCursor cursor = new KeyCursor();
  private boolean ended;
  private @Nullable IOException failure;

  AuditdReader(InputStream bytes, ReadContext context, RecordTypes types, SyscallTable syscalls) {
    this.lines = new LineReader(bytes, context);
    this.refusals = context.refusals();
    this.maxEventBytes = context.limits().maxLineBytes();
    this.scanner = new RecordScanner(types);
    this.events = new OpenEvents(context.limits());
    var writer = new FieldWriter(context);
    this.mapper = new EventMapper(context, syscalls, writer);
    this.lost = new LostRecords(writer);
  }

  @Override
  public boolean read(Event into) throws IOException {
    while (true) {
      OpenEvent complete = events.takeReady();
      if (complete != null) {
        mapper.map(complete, into);
        events.recycle(complete);
        return true;
      }
      if (ended) {
        rethrow();
        return false;
      }
      if (!nextLine()) {
        ended = true;
        events.releaseAll();
      } else if (takeLine() && lost.map(lines, into)) {
        return true;
      }
    }
  }

  /** What was read before the input failed is given out first. */
  private boolean nextLine() {
    try {
      return lines.next();
    } catch (IOException unreadable) {
      failure = unreadable;
      return false;
    }
  }

  private void rethrow() throws IOException {
    IOException unreadable = failure;
    failure = null;
    if (unreadable != null) {
      throw unreadable;
    }
  }

  /** Takes the current line; true if it is the kernel's count of lost records. */
  private boolean takeLine() {
    byte[] buffer = lines.buffer();
    int from = firstByte(buffer, lines.start(), lines.start() + lines.length());
    int to = lines.start() + lines.length();
    if (from == to || buffer[from] == '#') {
      return false;
    }
    if (scanner.scan(buffer, from, to)) {
      takeRecord(buffer, from, to);
      return false;
    }
    if (lost.find(buffer, from, to)) {
      return true;
    }
    refuse(buffer, from, to);
    return false;
  }

  private static int firstByte(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to && (buffer[at] == ' ' || buffer[at] == '\t')) {
      at++;
    }
    return at;
  }

  private void takeRecord(byte[] buffer, int from, int to) {
    OpenEvent event = events.find(buffer, scanner);
    if (scanner.type().role() == Role.EOE) {
      if (event != null) {
        events.release(event);
      }
      return;
    }
    if (event == null) {
      event = events.begin(buffer, scanner);
      event.firstOffset = lines.offset();
      event.firstLine = lines.line();
    }
    events.add(event, buffer, from, scanner);
    event.hash.add(buffer, scanner.recordStart(), scanner.recordEnd() - scanner.recordStart());
    event.endOffset = lines.offset() + (to - lines.start());
    checkEnd(event, buffer);
    if (event.full(maxEventBytes)) {
      refuseSize(event);
      events.release(event);
    } else if (scanner.type().role() == Role.PROCTITLE || scanner.type().alone()) {
      events.terminate(event);
    }
  }

  private void checkEnd(OpenEvent event, byte[] buffer) {
    if (lines.terminated()) {
      return;
    }
    cursor.start(buffer, scanner.bodyStart(), scanner.recordEnd());
    while (cursor.next()) {
      // Only the end counts.
    }
    if (cursor.open()) {
      event.cut = true;
      refusals.add(
          Refusals.Reason.TRUNCATED, lines.line(), lines.offset(), "the last record is cut off");
    }
  }

  private void refuseSize(OpenEvent event) {
    refusals.add(
        Refusals.Reason.INCOMPLETE_EVENT,
        event.firstLine,
        event.firstOffset,
        "an event has more than "
            + maxEventBytes
            + " bytes (--max-line-bytes) or "
            + OpenEvent.MAX_RECORDS
            + " records; the rest is an event of its own");
  }

  private void refuse(byte[] buffer, int from, int to) {
    boolean cut =
        !lines.terminated()
            && (Bytes.startsWith(buffer, from, to, TYPE)
                || Bytes.startsWith(buffer, from, to, NODE));
    if (cut) {
      refusals.add(
          Refusals.Reason.TRUNCATED,
          lines.line(),
          lines.offset(),
          "the last line ends before its time and serial");
    } else {
      refusals.add(
          Refusals.Reason.NOT_A_RECORD,
          lines.line(),
          lines.offset(),
          "no audit(SECONDS.MILLIS:SERIAL) in a sane range");
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}

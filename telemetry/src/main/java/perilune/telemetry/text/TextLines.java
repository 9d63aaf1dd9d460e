package perilune.telemetry.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.event.RecordHash;
import perilune.telemetry.LineReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.Refusals;
import perilune.telemetry.Refusals.Reason;

/**
 * Gives the lines of an input as text, without the blanks around them, and fills the header of the
 * event that one of them becomes. Blank lines are passed over.
 *
 * <p>Allocates for each line: logs of devices and of web servers are small beside those of
 * endpoints. What is not UTF-8 becomes U+FFFD and is counted. Owned by one thread.
 */
public final class TextLines implements AutoCloseable {

  private static final char MARK = '\ufeff';

  private final LineReader lines;
  private final Refusals refusals;
  private final RecordHash hash = new RecordHash();
  private String text = "";

  /** Makes a reader of lines; it closes the stream with itself. */
  public TextLines(InputStream bytes, ReadContext context) {
    lines = new LineReader(bytes, context);
    refusals = context.refusals();
  }

  /** Goes to the next line that says something; false at the end of the input. */
  public boolean next() throws IOException {
    while (lines.next()) {
      text = decoded();
      if (!text.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private String decoded() {
    String line = new String(lines.buffer(), lines.start(), lines.length(), StandardCharsets.UTF_8);
    if (line.indexOf('\ufffd') >= 0) {
      count(Reason.INVALID_UTF8, "a line has U+FFFD or bytes that are not UTF-8");
    }
    boolean marked = lines.line() == 1 && !line.isEmpty() && line.charAt(0) == MARK;
    return (marked ? line.substring(1) : line).strip();
  }

  /** Gives the current line, without blanks around it. */
  public String text() {
    return text;
  }

  /** Says whether the line had an end; only the last of an input may have none. */
  public boolean terminated() {
    return lines.terminated();
  }

  /**
   * Says where the current line lies, and gives its hash: what ids are made of. Times of such logs
   * are often whole seconds: among lines of one time the number of the line is their order.
   */
  public void fill(EventHeader header) {
    header.sequence = lines.line();
    header.offset = lines.offset();
    header.length = lines.length();
    header.line = lines.line();
    hash.reset();
    hash.add(lines.buffer(), lines.start(), lines.length());
    header.hashHigh = hash.high();
    header.hashLow = hash.low();
  }

  /** Adds the current line to a record whose first one {@link #fill} put into the header. */
  public void extend(EventHeader header) {
    header.length = lines.offset() + lines.length() - header.offset;
    hash.reset();
    hash.add(lines.buffer(), lines.start(), lines.length());
    header.hashHigh += hash.high();
    header.hashLow += hash.low();
  }

  /** Puts the time on an event, unless there is none. */
  public static void time(Event event, long nanos) {
    if (nanos > WrittenTime.YEARLESS) {
      event.header().timed = true;
      event.header().timeNanos = nanos;
    }
  }

  /** Counts that something is wrong with the current line. */
  public void count(Reason reason, String detail) {
    refusals.add(reason, lines.line(), lines.offset(), detail);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}

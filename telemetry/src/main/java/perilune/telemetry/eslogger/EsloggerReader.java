package perilune.telemetry.eslogger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.event.KnownField;
import perilune.event.RecordHash;
import perilune.telemetry.EventReader;
import perilune.telemetry.LineReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.Refusals;
import perilune.telemetry.Refusals.Reason;
import perilune.telemetry.json.JsonTree;

/**
 * Gives one event for each line that is a message; others are counted.
 *
 * <p>Offset, length and line are those of the whole line; the hash is that of the message, whether
 * it stands alone or in a line of the unified log. Owned by one thread.
 */
final class EsloggerReader implements EventReader {

  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private static final byte[] FILTER =
      "Filtering the log data using".getBytes(StandardCharsets.US_ASCII);

  private final LineReader lines;
  private final JsonTree outer;
  private final JsonTree inner;
  private final EventMapper mapper;
  private final LogEntryMapper entries;
  private final Refusals refusals;
  private final boolean original;
  private final RecordHash hash = new RecordHash();

  // The current message as UTF-8.
  private byte[] bytes = {};
  private int from;
  private int to;

  EsloggerReader(InputStream stream, ReadContext context) {
    lines = new LineReader(stream, context);
    outer = new JsonTree(context.limits().maxNesting());
    inner = new JsonTree(context.limits().maxNesting());
    mapper = new EventMapper(context);
    entries = new LogEntryMapper(context);
    refusals = context.refusals();
    original = context.demand().wants(KnownField.EVENT_ORIGINAL);
  }

  @Override
  public boolean read(Event into) throws IOException {
    while (lines.next()) {
      into.clear();
      if (takeLine() && message(into)) {
        complete(into);
        return true;
      }
    }
    into.clear();
    return false;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private void count(Reason reason, String detail) {
    refusals.add(reason, lines.line(), lines.offset(), detail);
  }

  /** Takes the current line as UTF-8, without the blanks around it; false if nothing is left. */
  private boolean takeLine() {
    bytes = lines.buffer();
    from = lines.start();
    to = from + lines.length();
    if (lines.line() == 1
        && lines.length() >= MARK.length
        && Arrays.equals(bytes, from, from + MARK.length, MARK, 0, MARK.length)) {
      from += MARK.length;
    }
    while (from < to && isBlank(bytes[from])) {
      from++;
    }
    while (from < to && isBlank(bytes[to - 1])) {
      to--;
    }
    repair();
    return from < to;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  /** The bytes of an argument vector may be anything; what is not UTF-8 becomes U+FFFD. */
  private void repair() {
    int at = from;
    while (at < to && bytes[at] >= 0) {
      at++;
    }
    if (at == to) {
      return;
    }
    byte[] clean =
        new String(bytes, from, to - from, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(clean, 0, clean.length, bytes, from, to)) {
      count(Reason.INVALID_UTF8, "a line of a message");
      bytes = clean;
      from = 0;
      to = clean.length;
    }
  }

  /** Reads the line, and what a line of the unified log holds; false if it is no event. */
  private boolean message(Event into) {
    if (bytes[from] != '{') {
      if (startsWith(FILTER)) {
        // What "log stream" was told to show stands above it.
        return false;
      }
      count(Reason.NOT_A_RECORD, "it is no JSON object");
      return false;
    }
    if (!parsed(outer, lines.terminated())) {
      return false;
    }
    int root = outer.root();
    boolean logged = outer.member(root, "eventMessage") >= 0;
    boolean wrapped = outer.isText(outer.member(root, "subsystem"), Recognition.SUBSYSTEM);
    if (logged && !wrapped) {
      return entry(into);
    }
    if (!logged && outer.isNumber(outer.member(root, "finished"))) {
      // The last line of "log show" counts the entries.
      return false;
    }
    JsonTree record = logged ? unwrapped() : outer;
    if (record == null) {
      return false;
    }
    Reason reason = mapper.map(record, into, lines.line(), lines.offset());
    if (reason != null) {
      count(reason, mapper.problem());
      return false;
    }
    boolean replaced = outer.takeReplaced();
    if (inner.takeReplaced() || replaced) {
      count(Reason.INVALID_UTF8, "half of a surrogate pair became U+FFFD");
    }
    return true;
  }

  private boolean parsed(JsonTree tree, boolean whole) {
    JsonTree.Outcome outcome = tree.read(bytes, from, to - from);
    switch (outcome) {
      case READ -> {
        return true;
      }
      case TOO_DEEP -> count(Reason.NESTED_TOO_DEEP, tree.problem());
      case TRUNCATED -> cutOff(whole, tree.problem());
      case BROKEN -> {
        // A word or a number that is cut in its middle is no JSON either.
        if (whole || bytes[to - 1] == '}') {
          count(Reason.BROKEN_RECORD, tree.problem());
        } else {
          cutOff(whole, tree.problem());
        }
      }
    }
    return false;
  }

  /** The last line of an input may be cut by its end; any other was cut by who wrote it. */
  private void cutOff(boolean whole, String problem) {
    count(
        whole ? Reason.BROKEN_RECORD : Reason.TRUNCATED, "a message that was cut off: " + problem);
  }

  private boolean entry(Event into) {
    if (!LogEntryMapper.isEntry(outer)) {
      count(Reason.NOT_A_RECORD, "it has a message, but is no entry of the unified log");
      return false;
    }
    entries.map(outer, into, lines.line(), lines.offset());
    if (outer.takeReplaced()) {
      count(Reason.INVALID_UTF8, "half of a surrogate pair became U+FFFD");
    }
    return true;
  }

  private boolean startsWith(byte[] text) {
    return to - from >= text.length
        && Arrays.equals(bytes, from, from + text.length, text, 0, text.length);
  }

  /** A line of the unified log holds the message as text; the log cuts it off where it is long. */
  private @Nullable JsonTree unwrapped() {
    int message = outer.member(outer.root(), "eventMessage");
    if (!outer.isText(message)) {
      count(Reason.NOT_A_RECORD, "a message of eslogger's that is no text");
      return null;
    }
    bytes = outer.bytes();
    from = outer.start(message);
    to = from + outer.length(message);
    return parsed(inner, true) ? inner : null;
  }

  private void complete(Event event) {
    EventHeader header = event.header();
    header.offset = lines.offset();
    header.length = lines.length();
    header.line = lines.line();
    hash.reset();
    hash.add(bytes, from, to - from);
    header.hashHigh = hash.high();
    header.hashLow = hash.low();
    if (original) {
      event.put(KnownField.EVENT_ORIGINAL, bytes, from, to - from);
    }
  }
}

package perilune.telemetry.auditd;

import perilune.telemetry.auditd.RecordTypes.RecordType;

/**
 * Takes the head of one audit record apart: {@code [prefix] [node=HOST] type=TYPE
 * msg=audit(SECONDS.MILLIS:SERIAL): body}, and finds where the enriched part begins.
 *
 * <p>The head may stand behind whatever syslog, journald or the kernel log put before it; {@code
 * type=1300 audit(...)} without {@code msg=} and a bare {@code audit(...)} without a type are
 * records too. The stamp nearest to the start of the line counts, so that text inside a record
 * cannot pass for its head.
 *
 * <p>Owned by one thread. Works on ranges of the caller's array and allocates nothing. O(length).
 */
final class RecordScanner {

  /** Bytes of a line in which the stamp is looked for; syslog heads have under 1,024 (RFC 5424). */
  private static final int MAX_PREFIX_BYTES = 4_096;

  /** Seconds since 1970 up to the year 2255: beyond, nanoseconds leave 64 bits. */
  private static final long MAX_SECONDS = 9_000_000_000L;

  private static final byte[] STAMP = Bytes.ascii("audit(");
  private static final byte[] TYPE = Bytes.ascii("type=");
  private static final byte[] NODE = Bytes.ascii("node=");
  private static final byte[] MESSAGE = Bytes.ascii("msg=");

  private final RecordTypes types;
  private final RecordType[] untyped;
  private final byte[][] untypedHeads = {
    Bytes.ascii("arch="),
    Bytes.ascii("item="),
    Bytes.ascii("cwd="),
    Bytes.ascii("proctitle="),
    Bytes.ascii("saddr="),
    Bytes.ascii("argc=")
  };

  private int nodeStart;
  private int nodeEnd;
  private int typeStart;
  private int typeEnd;
  private RecordType type = RecordTypes.UNKNOWN;
  private long timeNanos;
  private long serial;
  private int recordStart;
  private int bodyStart;
  private int recordEnd;
  private int enrichedStart;
  private int end;

  // Where the stamp parser stands.
  private int cursor;

  RecordScanner(RecordTypes types) {
    this.types = types;
    this.untyped =
        new RecordType[] {
          named("SYSCALL"),
          named("PATH"),
          named("CWD"),
          named("PROCTITLE"),
          named("SOCKADDR"),
          named("EXECVE")
        };
  }

  private RecordType named(String name) {
    return types.find(Bytes.ascii(name), 0, name.length());
  }

  /** Reads the head of a line; false if it is no audit record. */
  boolean scan(byte[] line, int from, int to) {
    int limit = Math.min(to, from + MAX_PREFIX_BYTES);
    for (int at = from; at < limit; at++) {
      if (line[at] == '{' || line[at] == '"') {
        // A record inside a JSON document belongs to that format's reader.
        return false;
      }
      if (line[at] == 'a'
          && Bytes.startsWith(line, at, to, STAMP)
          && (at == from || line[at - 1] == ' ' || line[at - 1] == '=')
          && stamp(line, at + STAMP.length, to)) {
        takeHead(line, from, at);
        takeBody(line, to);
        inferType(line);
        return true;
      }
    }
    return false;
  }

  private boolean stamp(byte[] line, int from, int to) {
    cursor = from;
    long seconds = digits(line, to, 10);
    if (seconds < 0 || seconds > MAX_SECONDS || !skip(line, to, '.')) {
      return false;
    }
    int fractionStart = cursor;
    long fraction = digits(line, to, 9);
    if (fraction < 0) {
      return false;
    }
    for (int i = cursor - fractionStart; i < 9; i++) {
      fraction *= 10;
    }
    if (!skip(line, to, ':')) {
      return false;
    }
    long number = digits(line, to, 18);
    if (number < 0 || !skip(line, to, ')')) {
      return false;
    }
    timeNanos = seconds * 1_000_000_000L + fraction;
    serial = number;
    return true;
  }

  private long digits(byte[] line, int to, int maxDigits) {
    long value = 0;
    int start = cursor;
    while (cursor < to && cursor - start < maxDigits && isDigit(line[cursor])) {
      value = value * 10 + (line[cursor++] - '0');
    }
    return cursor == start ? -1 : value;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private boolean skip(byte[] line, int to, char wanted) {
    return cursor < to && line[cursor++] == wanted;
  }

  /** Finds type and node in what stands before the stamp. */
  private void takeHead(byte[] line, int from, int stampAt) {
    int before = stampAt;
    if (Bytes.startsWith(line, before - MESSAGE.length, stampAt, MESSAGE)
        && before - MESSAGE.length >= from) {
      before -= MESSAGE.length;
    }
    before = trimmed(line, from, before);
    int word = before;
    while (word > from && line[word - 1] != ' ') {
      word--;
    }
    boolean typed = Bytes.startsWith(line, word, before, TYPE);
    recordStart = typed ? word : stampAt;
    typeStart = typed ? word + TYPE.length : stampAt;
    typeEnd = typed ? before : stampAt;
    nodeStart = from;
    nodeEnd = from;
    findNode(line, from, recordStart);
    type = typed ? types.find(line, typeStart, typeEnd) : RecordTypes.UNKNOWN;
  }

  /** The node is the last {@code node=} word before the record; behind it only blanks may stand. */
  private void findNode(byte[] line, int from, int to) {
    int stop = trimmed(line, from, to);
    int word = stop;
    while (word > from && line[word - 1] != ' ') {
      word--;
    }
    if (Bytes.startsWith(line, word, stop, NODE)) {
      nodeStart = word + NODE.length;
      nodeEnd = stop;
    }
  }

  /** What journald leaves has no type: the first key tells. */
  private void inferType(byte[] line) {
    if (typeStart < typeEnd) {
      return;
    }
    int at = bodyStart;
    while (at < recordEnd && line[at] == ' ') {
      at++;
    }
    for (int i = 0; i < untypedHeads.length; i++) {
      if (Bytes.startsWith(line, at, recordEnd, untypedHeads[i])) {
        type = untyped[i];
      }
    }
  }

  private void takeBody(byte[] line, int to) {
    bodyStart = cursor;
    if (bodyStart < to && line[bodyStart] == ':') {
      bodyStart++;
    }
    end = to;
    int split = EnrichedPart.find(line, bodyStart, to);
    enrichedStart = split < 0 ? to : split;
    recordEnd = trimmed(line, bodyStart, enrichedStart);
    if (split >= 0) {
      recordEnd = EnrichedPart.withoutSeparator(line, bodyStart, recordEnd);
    }
  }

  private static int trimmed(byte[] line, int from, int to) {
    int stop = to;
    while (stop > from && (line[stop - 1] == ' ' || line[stop - 1] == '\t')) {
      stop--;
    }
    return stop;
  }

  /** Gives the record's type. */
  RecordType type() {
    return type;
  }

  /** Gives where the type is written; an empty range where it is not. */
  int typeStart() {
    return typeStart;
  }

  int typeEnd() {
    return typeEnd;
  }

  /** Gives where the node's name is; an empty range where there is none. */
  int nodeStart() {
    return nodeStart;
  }

  int nodeEnd() {
    return nodeEnd;
  }

  /** Gives the record's time, nanoseconds since 1970. */
  long timeNanos() {
    return timeNanos;
  }

  long serial() {
    return serial;
  }

  /** Gives where {@code type=} or, without a type, {@code audit(} stands. */
  int recordStart() {
    return recordStart;
  }

  int bodyStart() {
    return bodyStart;
  }

  /** Gives the end of what the kernel or the program said, without the enriched part and blanks. */
  int recordEnd() {
    return recordEnd;
  }

  /** Gives where the enriched part starts, its separator included; the line's end without one. */
  int enrichedStart() {
    return enrichedStart;
  }

  int end() {
    return end;
  }
}

package perilune.telemetry.auditd;

/**
 * Walks over the {@code key=value} pairs of one record.
 *
 * <p>Values are quoted, bare, or in braces. What user space nests as {@code msg='...'} is walked as
 * if it stood in the record itself; the old formats' bare words ({@code avc: denied { read } for},
 * {@code user}) and their brackets and commas around pairs are skipped.
 *
 * <p>Owned by one thread. Gives ranges of the caller's array and allocates nothing. O(length).
 */
final class KeyCursor {

  private static final byte[] MESSAGE = Bytes.ascii("msg");

  private byte[] bytes = new byte[0];
  private int at;
  private int to;
  private int keyStart;
  private int keyEnd;
  private int valueStart;
  private int valueEnd;
  private boolean quoted;
  private boolean open;

  /** Starts at the front of a record's body. */
  void start(byte[] source, int from, int end) {
    bytes = source;
    at = from;
    to = end;
    open = false;
  }

  /** Goes to the next pair; false at the end. */
  boolean next() {
    while (true) {
      skipSeparators();
      if (at >= to) {
        return false;
      }
      if (key() && value()) {
        return true;
      }
    }
  }

  private void skipSeparators() {
    while (at < to && isSeparator(bytes[at])) {
      at++;
    }
  }

  private static boolean isSeparator(byte b) {
    return b == ' ' || b == ',' || b == '(' || b == '\'' || b == 0x1D || b == '\t';
  }

  /** Reads a key with its equals sign; false for a bare word, which is skipped. */
  private boolean key() {
    keyStart = at;
    while (at < to && bytes[at] != '=' && bytes[at] != ' ') {
      at++;
    }
    keyEnd = at;
    if (at < to && bytes[at] == '=') {
      at++;
      return keyEnd > keyStart;
    }
    open = at >= to;
    return false;
  }

  /** Reads a value; false where it opens a nested message. */
  private boolean value() {
    valueStart = at;
    quoted = false;
    open = at >= to;
    byte first = at < to ? bytes[at] : (byte) ' ';
    if (first == '\'' && Bytes.equal(bytes, keyStart, keyEnd, MESSAGE)) {
      enterMessage();
      return false;
    }
    switch (first) {
      case '"', '\'' -> quotedValue(first);
      case '{' -> enclosedValue((byte) '}');
      default -> bareValue();
    }
    return true;
  }

  /** What stands behind the nested message's end is the enriched part and has been cut off. */
  private void enterMessage() {
    at++;
    int close = Bytes.lastIndexOf(bytes, at, to, (byte) '\'');
    open = close < 0;
    to = close < 0 ? to : close;
  }

  private void quotedValue(byte quote) {
    quoted = true;
    valueStart = at + 1;
    int close = Bytes.indexOf(bytes, valueStart, to, quote);
    open = close < 0;
    valueEnd = close < 0 ? to : close;
    at = close < 0 ? to : close + 1;
  }

  private void enclosedValue(byte bracket) {
    int close = Bytes.indexOf(bytes, at, to, bracket);
    open = close < 0;
    valueStart = at + 1;
    valueEnd = close < 0 ? to : close;
    at = close < 0 ? to : close + 1;
  }

  private void bareValue() {
    while (at < to && bytes[at] != ' ' && bytes[at] != 0x1D) {
      at++;
    }
    valueEnd = at;
    if (valueEnd > valueStart && bytes[valueEnd - 1] == ',') {
      valueEnd--;
    }
    if (valueEnd > valueStart
        && bytes[valueEnd - 1] == ')'
        && Bytes.indexOf(bytes, valueStart, valueEnd, (byte) '(') < 0) {
      valueEnd--;
    }
  }

  int keyStart() {
    return keyStart;
  }

  int keyEnd() {
    return keyEnd;
  }

  int valueStart() {
    return valueStart;
  }

  int valueEnd() {
    return valueEnd;
  }

  /** Says whether the value stood in quotes: then it is text as it is. */
  boolean quoted() {
    return quoted;
  }

  /**
   * Says whether the record ended inside the last pair: a quote without its end, or a key alone.
   */
  boolean open() {
    return open;
  }
}

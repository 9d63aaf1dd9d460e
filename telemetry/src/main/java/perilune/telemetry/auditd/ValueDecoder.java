package perilune.telemetry.auditd;

/**
 * Turns values as audit writes them into text.
 *
 * <p>Encoded values are quoted text, or hexadecimal of either case without quotes. Bytes that are
 * not UTF-8 become U+FFFD each. Methods append to the caller's {@link Bytes} and allocate nothing.
 */
final class ValueDecoder {

  private static final byte[] NULL = Bytes.ascii("(null)");
  private static final byte[] NONE = Bytes.ascii("(none)");
  private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

  private ValueDecoder() {}

  /** Says whether a value without quotes says that there is none. */
  static boolean isNothing(byte[] bytes, int from, int to) {
    int length = to - from;
    return length == 0
        || (length == 1 && bytes[from] == '?')
        || (length == 6
            && (Bytes.startsWith(bytes, from, to, NULL)
                || Bytes.startsWith(bytes, from, to, NONE)));
  }

  /** Says whether a range is hexadecimal digits, at least one; an odd last one is a cut byte. */
  static boolean isHex(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Bytes.nibble(bytes[i]) < 0) {
        return false;
      }
    }
    return to > from;
  }

  /** Appends the bytes that pairs of digits stand for. */
  static void appendHex(byte[] bytes, int from, int to, Bytes out) {
    out.reserve((to - from) / 2);
    for (int i = from; i + 1 < to; i += 2) {
      out.array[out.length++] = (byte) (Bytes.nibble(bytes[i]) << 4 | Bytes.nibble(bytes[i + 1]));
    }
  }

  /** Appends the bytes of a field, decoded where its key says so and its form allows. */
  static void append(RecordFields fields, Key key, Bytes out) {
    byte[] bytes = fields.bytes();
    int from = fields.start(key);
    int to = fields.end(key);
    if (key.encoded() && !fields.quoted(key) && (to - from) % 2 == 0 && isHex(bytes, from, to)) {
      appendHex(bytes, from, to, out);
      return;
    }
    out.add(bytes, from, to - from);
  }

  /** Appends bytes as UTF-8; true if some were not and had to be replaced. */
  static boolean appendUtf8(byte[] bytes, int from, int to, Bytes out) {
    boolean replaced = false;
    int at = from;
    while (at < to) {
      int run = at;
      while (run < to && bytes[run] >= 0) {
        run++;
      }
      out.add(bytes, at, run - at);
      at = run;
      if (at < to) {
        int length = sequence(bytes, at, to);
        replaced |= length == 0;
        if (length == 0) {
          out.add(REPLACEMENT, 0, REPLACEMENT.length);
        } else {
          out.add(bytes, at, length);
        }
        at += Math.max(1, length);
      }
    }
    return replaced;
  }

  /** Gives the length of the well-formed sequence at a place (Unicode, table 3-7), or 0. */
  private static int sequence(byte[] bytes, int at, int to) {
    int lead = bytes[at] & 0xFF;
    int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > to) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int second = bytes[at + 1] & 0xFF;
    boolean bad =
        (lead == 0xE0 && second < 0xA0)
            || (lead == 0xED && second > 0x9F)
            || (lead == 0xF0 && second < 0x90)
            || (lead == 0xF4 && second > 0x8F);
    return bad ? 0 : length;
  }
}

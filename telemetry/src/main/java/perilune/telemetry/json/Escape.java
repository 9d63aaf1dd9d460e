package perilune.telemetry.json;

/** Tells what escapes in JSON strings mean. */
final class Escape {

  private static final int UNICODE_LENGTH = 6;
  private static final int NONE = -1;

  private Escape() {}

  /** Gives the length of the escape that starts here, if it is one. */
  static int length(byte[] bytes, int at) {
    return bytes[at + 1] == 'u' ? UNICODE_LENGTH : 2;
  }

  /**
   * Writes what the escape that starts here means, as UTF-8.
   *
   * @param limit where the bytes end that count; one more may be looked at
   * @return how many bytes were written; 0 if it is none, or half of a surrogate pair
   */
  static int write(byte[] bytes, int at, int limit, byte[] into, int write) {
    byte escaped = bytes[at + 1];
    if (escaped == '\\' || escaped == '"') {
      // Nearly all are these.
      into[write] = escaped;
      return 1;
    }
    int meaning =
        switch (escaped) {
          case '/' -> '/';
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'u' -> at + UNICODE_LENGTH <= limit ? hexadecimal(bytes, at + 2) : NONE;
          default -> NONE;
        };
    if (meaning == NONE || Character.isSurrogate((char) meaning)) {
      return 0;
    }
    return encode((char) meaning, into, write);
  }

  private static int encode(char c, byte[] into, int write) {
    if (c < 0x80) {
      into[write] = (byte) c;
      return 1;
    }
    if (c < 0x800) {
      into[write] = (byte) (0xc0 | c >> 6);
      into[write + 1] = (byte) (0x80 | c & 0x3f);
      return 2;
    }
    into[write] = (byte) (0xe0 | c >> 12);
    into[write + 1] = (byte) (0x80 | c >> 6 & 0x3f);
    into[write + 2] = (byte) (0x80 | c & 0x3f);
    return 3;
  }

  private static int hexadecimal(byte[] bytes, int from) {
    int value = 0;
    for (int at = from; at < from + 4; at++) {
      int digit = bytes[at] < 0 ? NONE : Character.digit(bytes[at], 16);
      if (digit < 0) {
        return NONE;
      }
      value = value << 4 | digit;
    }
    return value;
  }
}

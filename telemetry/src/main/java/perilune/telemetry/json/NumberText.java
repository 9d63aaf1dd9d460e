package perilune.telemetry.json;

/** Finds the end of numbers as JSON writes them. Source: RFC 8259, section 6. */
final class NumberText {

  private static final int NONE = -1;

  private NumberText() {}

  /** Gives where the whole number that starts here ends, or -1 if it is none. */
  static int whole(byte[] bytes, int from, int limit) {
    int first = bytes[from] == '-' ? from + 1 : from;
    int end = digits(bytes, first, limit);
    boolean leadingZero = bytes[first] == '0' && end > first + 1;
    return end == first || leadingZero ? NONE : end;
  }

  /** Gives where what follows a whole number ends: here, if that is all; -1 if it is broken. */
  static int fraction(byte[] bytes, int from, int limit) {
    int end = from;
    if (bytes[end] == '.') {
      end = digits(bytes, from + 1, limit);
      if (end == from + 1) {
        return NONE;
      }
    }
    if (bytes[end] != 'e' && bytes[end] != 'E') {
      return end;
    }
    int first = end + 1;
    first += bytes[first] == '-' || bytes[first] == '+' ? 1 : 0;
    end = digits(bytes, first, limit);
    return end == first ? NONE : end;
  }

  private static int digits(byte[] bytes, int from, int limit) {
    int at = from;
    while (at < limit && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at;
  }
}

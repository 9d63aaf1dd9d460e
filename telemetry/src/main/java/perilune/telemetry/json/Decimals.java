package perilune.telemetry.json;

/** Whole numbers as JSON writes them. */
final class Decimals {

  /** Digits that 64 bits hold, whichever they are. */
  private static final int SAFE_DIGITS = 18;

  private Decimals() {}

  /** Says whether 64 bits hold a number. */
  static boolean isLong(byte[] bytes, int from, int length) {
    boolean minus = bytes[from] == '-';
    int digits = minus ? length - 1 : length;
    if (digits != SAFE_DIGITS + 1) {
      return digits <= SAFE_DIGITS;
    }
    // What does not fit has another sign, for numbers of 19 digits are under two times 2^63.
    long value = parse(bytes, from, length);
    return minus ? value < 0 : value > 0;
  }

  /** Gives a number that 64 bits hold. */
  static long parse(byte[] bytes, int from, int length) {
    boolean minus = bytes[from] == '-';
    long value = 0;
    for (int at = from + (minus ? 1 : 0); at < from + length; at++) {
      value = value * 10 + (bytes[at] - '0');
    }
    return minus ? -value : value;
  }
}

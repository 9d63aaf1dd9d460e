package perilune.telemetry.ecs;

/** Reads whole numbers in decimal from bytes, without exceptions or objects. */
final class Decimal {

  /** What is given for what is no whole number that fits: a value that none of them has. */
  static final long NONE = Long.MIN_VALUE;

  private static final long TENTH = Long.MAX_VALUE / 10;

  private Decimal() {}

  /**
   * Gives the number that the bytes write, with or without a minus, or {@link #NONE}. The one
   * number that is NONE itself counts as too large.
   */
  static long of(byte[] bytes, int from, int count) {
    boolean minus = count > 0 && bytes[from] == '-';
    int at = minus ? from + 1 : from;
    if (at == from + count) {
      return NONE;
    }
    long value = 0;
    for (; at < from + count; at++) {
      int digit = bytes[at] - '0';
      value = digit < 0 || digit > 9 ? NONE : push(value, digit);
      if (value == NONE) {
        return NONE;
      }
    }
    return minus ? -value : value;
  }

  /** Gives the number without a sign that the bytes write, as 64 bits without a sign, or 0. */
  static long unsignedOrZero(byte[] bytes, int from, int count) {
    long value = 0;
    for (int at = from; at < from + count; at++) {
      int digit = bytes[at] - '0';
      long limit = Long.divideUnsigned(-1L - digit, 10);
      if (digit < 0 || digit > 9 || Long.compareUnsigned(value, limit) > 0) {
        return 0;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static long push(long value, int digit) {
    if (value > TENTH || (value == TENTH && digit > Long.MAX_VALUE % 10)) {
      return NONE;
    }
    return value * 10 + digit;
  }
}

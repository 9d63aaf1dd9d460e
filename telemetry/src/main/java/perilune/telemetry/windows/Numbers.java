package perilune.telemetry.windows;

/** Reads whole numbers from bytes. */
final class Numbers {

  private Numbers() {}

  /**
   * Gives a number of up to 63 bits, decimal or hexadecimal with {@code 0x}, or -1 for any other
   * text.
   */
  static long parse(byte[] bytes, int from, int length) {
    boolean hex = length > 2 && bytes[from] == '0' && (bytes[from + 1] | 0x20) == 'x';
    int at = hex ? from + 2 : from;
    int end = from + length;
    if (at == end) {
      return -1;
    }
    long value = 0;
    int base = hex ? 16 : 10;
    while (at < end) {
      int digit = Character.digit(bytes[at++], base);
      if (digit < 0 || value > (Long.MAX_VALUE - digit) / base) {
        return -1;
      }
      value = value * base + digit;
    }
    return value;
  }
}

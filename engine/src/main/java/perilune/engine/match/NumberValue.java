package perilune.engine.match;

import java.nio.charset.StandardCharsets;
import perilune.event.Event;
import perilune.event.Tag;

/**
 * A value read as a number: whole, or with a fraction.
 *
 * <p>Text reads as a number if it is {@code [+-]digits[.digits][e[+-]digits]} with nothing around
 * it. Reused from value to value. Owned by one thread.
 */
public final class NumberValue {

  /** Digits that always fit a long. */
  private static final int SAFE_DIGITS = 18;

  private boolean whole;
  private long number;
  private double real;

  /** Makes one that holds 0. */
  public NumberValue() {
    whole = true;
  }

  /**
   * Takes a value of an event.
   *
   * @param text whether text that reads as a number is one
   * @return false if it is no number
   */
  public boolean load(Event event, int value, boolean text) {
    return switch (event.tag(value)) {
      case Tag.LONG -> set(event.longValue(value));
      case Tag.DOUBLE -> set(event.doubleValue(value));
      case Tag.TEXT -> text && read(event.arena(), event.offset(value), event.length(value));
      default -> false;
    };
  }

  boolean set(long value) {
    whole = true;
    number = value;
    return true;
  }

  boolean set(double value) {
    whole = false;
    real = value;
    return !Double.isNaN(value);
  }

  /** Reads text; false if it is no number. O(length). */
  public boolean read(byte[] bytes, int from, int length) {
    int end = from + length;
    int at = from < end && isSign(bytes[from]) ? from + 1 : from;
    int digits = digits(bytes, at, end);
    int next = at + digits;
    if (next == end && digits > 0 && digits <= SAFE_DIGITS) {
      return readWhole(bytes, from, at, end);
    }
    int fraction = next < end && bytes[next] == '.' ? digits(bytes, ++next, end) : 0;
    next += fraction;
    if (digits + fraction == 0) {
      return false;
    }
    if (next < end && (bytes[next] == 'e' || bytes[next] == 'E')) {
      next += next + 1 < end && isSign(bytes[next + 1]) ? 2 : 1;
      int exponent = digits(bytes, next, end);
      next = exponent == 0 ? from - 1 : next + exponent;
    }
    return next == end && readReal(new String(bytes, from, length, StandardCharsets.US_ASCII));
  }

  private boolean readWhole(byte[] bytes, int from, int firstDigit, int end) {
    long value = 0;
    for (int i = firstDigit; i < end; i++) {
      value = value * 10 + (bytes[i] - '0');
    }
    return set(bytes[from] == '-' ? -value : value);
  }

  /** Whole numbers of 19 digits may fit a long, what is longer is a double. */
  private boolean readReal(String text) {
    try {
      return set(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return set(Double.parseDouble(text));
    }
  }

  private static boolean isSign(byte value) {
    return value == '-' || value == '+';
  }

  private static int digits(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at - from;
  }

  /** Says whether it is whole: {@link #number}. */
  public boolean whole() {
    return whole;
  }

  /** Gives a whole number. */
  public long number() {
    return number;
  }

  /** Gives it as a double; whole numbers beyond 2^53 are rounded. */
  public double real() {
    return whole ? number : real;
  }

  /** Compares exactly, also a long with a double. */
  static int compare(boolean aWhole, long a, double aReal, NumberValue b) {
    if (aWhole) {
      return b.whole ? Long.compare(a, b.number) : compare(a, b.real);
    }
    return b.whole ? -compare(b.number, aReal) : Double.compare(aReal + 0.0, b.real + 0.0);
  }

  private static int compare(long a, double b) {
    if (b >= 0x1p63) {
      return -1;
    }
    if (b < -0x1p63) {
      return 1;
    }
    long cut = (long) b;
    return a != cut ? Long.compare(a, cut) : Double.compare(0, b - cut + 0.0);
  }
}

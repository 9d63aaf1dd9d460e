package perilune.engine.match;

import java.nio.charset.StandardCharsets;
import perilune.event.Event;
import perilune.event.Tag;

/**
 * A value's text as bytes, numbers in decimal, without making objects (but for fractions).
 *
 * <p>Reused from value to value: what it holds is good until the next {@link #load}. Owned by one
 * thread.
 */
public final class ValueText {

  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] LOWEST =
      Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);

  private final byte[] digits = new byte[LOWEST.length];
  private byte[] bytes = digits;
  private int from;
  private int length;

  /** Makes one that holds empty text. */
  public ValueText() {}

  /** Takes a value of an event. */
  public void load(Event event, int value) {
    switch (event.tag(value)) {
      case Tag.TEXT -> set(event.arena(), event.offset(value), event.length(value));
      case Tag.LONG -> loadLong(event.longValue(value));
      case Tag.DOUBLE -> {
        byte[] text = Double.toString(event.doubleValue(value)).getBytes(StandardCharsets.US_ASCII);
        set(text, 0, text.length);
      }
      default -> {
        byte[] word = event.longValue(value) != 0 ? TRUE : FALSE;
        set(word, 0, word.length);
      }
    }
  }

  private void loadLong(long value) {
    if (value == Long.MIN_VALUE) {
      set(LOWEST, 0, LOWEST.length);
      return;
    }
    int at = digits.length;
    long rest = Math.abs(value);
    do {
      digits[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest != 0);
    if (value < 0) {
      digits[--at] = '-';
    }
    set(digits, at, digits.length - at);
  }

  private void set(byte[] newBytes, int newFrom, int newLength) {
    bytes = newBytes;
    from = newFrom;
    length = newLength;
  }

  /** Gives the bytes in which the text lies. */
  public byte[] bytes() {
    return bytes;
  }

  /** Gives where it starts. */
  public int from() {
    return from;
  }

  /** Gives its length in bytes. */
  public int length() {
    return length;
  }

  /** Gives it as a string. Allocates. */
  String string() {
    return new String(bytes, from, length, StandardCharsets.UTF_8);
  }
}

package perilune.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The texts that a field has again and again, as numbers: a host, a user, {@code unknown}. The
 * first few short texts of each field get one; all others stay as they are.
 *
 * <p>Numbers are of one process only and never change. Bounded: at most {@link #MOST} texts of
 * {@link #MOST_BYTES} a field. Numbers are given by one thread; others may ask for the texts of
 * those that came to them with an event.
 */
final class KnownTexts {

  /** Texts of one field, count. */
  static final int MOST = 32;

  /** Longest text with a number, in bytes; shorter than two save nothing. */
  static final int MOST_BYTES = 64;

  private static final int LEAST_BYTES = 2;
  private static final int SLOTS = 4 * MOST;

  /** The texts of one field: by number, and where each stands by its hash. */
  private static final class OfField {
    private final byte[][] texts = new byte[MOST][];
    private final byte[] numbers = new byte[SLOTS];
    private int count;
  }

  private @Nullable OfField[] fields = {};

  /** Gives the number of a text, from 1, or 0 where it has none. O(length). */
  int number(int field, byte[] bytes, int from, int length) {
    if (length < LEAST_BYTES || length > MOST_BYTES) {
      return 0;
    }
    OfField known = of(field);
    int slot = hash(bytes, from, length) & (SLOTS - 1);
    for (int number = known.numbers[slot]; number != 0; number = known.numbers[slot]) {
      byte[] text = known.texts[number - 1];
      if (Arrays.equals(text, 0, text.length, bytes, from, from + length)) {
        return number;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    if (known.count == MOST) {
      return 0;
    }
    known.texts[known.count++] = Arrays.copyOfRange(bytes, from, from + length);
    known.numbers[slot] = (byte) known.count;
    return known.count;
  }

  /** Gives the text of a number; not to be written to. */
  byte[] text(int field, int number) {
    OfField known = of(field);
    if (number < 1 || number > known.count) {
      throw new IllegalArgumentException("no text has the number " + number);
    }
    return known.texts[number - 1];
  }

  private OfField of(int field) {
    if (field >= fields.length) {
      fields = Arrays.copyOf(fields, Math.max(field + 1, 2 * fields.length));
    }
    OfField known = fields[field];
    if (known == null) {
      known = new OfField();
      fields[field] = known;
    }
    return known;
  }

  private static int hash(byte[] bytes, int from, int length) {
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = hash * 31 + bytes[i];
    }
    return hash ^ (hash >>> 13);
  }
}

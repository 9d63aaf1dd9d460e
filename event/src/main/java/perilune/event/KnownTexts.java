package perilune.event;

import java.util.Arrays;

/**
 * The texts that a field has again and again, as numbers: a host, a user, {@code unknown}. The
 * first few short texts of each field get one; all others stay as they are.
 *
 * <p>Numbers are of one process only and never change. Bounded: at most {@link #MOST} texts of
 * {@link #MOST_BYTES} a field. May be asked by many threads: what is there is never changed, a new
 * text gets its number in a copy, under a lock.
 */
final class KnownTexts {

  /** Texts of one field, count. */
  static final int MOST = 32;

  /** Longest text with a number, in bytes; shorter than two save nothing. */
  static final int MOST_BYTES = 64;

  private static final int LEAST_BYTES = 2;
  private static final int SLOTS = 4 * MOST;

  /** The texts of one field: by number, and where each stands by its hash. Not to be written to. */
  private static final class OfField {
    private static final OfField NONE = new OfField(new byte[0][], new byte[SLOTS]);

    private final byte[][] texts;
    private final byte[] numbers;

    OfField(byte[][] texts, byte[] numbers) {
      this.texts = texts;
      this.numbers = numbers;
    }

    /** Gives the number of a text, or 0 where it has none yet. */
    int number(byte[] bytes, int from, int length) {
      return numbers[slot(bytes, from, length)];
    }

    /** Gives the slot in which a text's number is, or is to be. */
    private int slot(byte[] bytes, int from, int length) {
      int slot = hash(bytes, from, length) & (SLOTS - 1);
      for (int number = numbers[slot]; number != 0; number = numbers[slot]) {
        byte[] text = texts[number - 1];
        if (Arrays.equals(text, 0, text.length, bytes, from, from + length)) {
          return slot;
        }
        slot = (slot + 1) & (SLOTS - 1);
      }
      return slot;
    }

    OfField with(byte[] text) {
      byte[][] more = Arrays.copyOf(texts, texts.length + 1);
      more[texts.length] = text;
      byte[] moreNumbers = numbers.clone();
      moreNumbers[slot(text, 0, text.length)] = (byte) more.length;
      return new OfField(more, moreNumbers);
    }
  }

  private volatile OfField[] fields = {};

  /** Gives the number of a text, from 1, or 0 where it has none. O(length). */
  int number(int field, byte[] bytes, int from, int length) {
    if (length < LEAST_BYTES || length > MOST_BYTES) {
      return 0;
    }
    OfField known = of(field);
    int number = known.number(bytes, from, length);
    return number != 0 || known.texts.length == MOST
        ? number
        : add(field, Arrays.copyOfRange(bytes, from, from + length));
  }

  private synchronized int add(int field, byte[] text) {
    OfField known = of(field);
    int number = known.number(text, 0, text.length);
    if (number != 0 || known.texts.length == MOST) {
      return number;
    }
    OfField[] more = Arrays.copyOf(fields, Math.max(field + 1, fields.length));
    Arrays.fill(more, fields.length, more.length, OfField.NONE);
    more[field] = known.with(text);
    fields = more;
    return more[field].texts.length;
  }

  /** Gives the text of a number; not to be written to. */
  byte[] text(int field, int number) {
    OfField known = of(field);
    if (number < 1 || number > known.texts.length) {
      throw new IllegalArgumentException("no text has the number " + number);
    }
    return known.texts[number - 1];
  }

  private OfField of(int field) {
    OfField[] all = fields;
    return field < all.length ? all[field] : OfField.NONE;
  }

  private static int hash(byte[] bytes, int from, int length) {
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = hash * 31 + bytes[i];
    }
    return hash ^ (hash >>> 13);
  }
}

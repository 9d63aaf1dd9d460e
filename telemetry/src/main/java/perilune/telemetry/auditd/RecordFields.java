package perilune.telemetry.auditd;

import java.util.Arrays;

/**
 * The meaningful keys of one record, each as a range of bytes.
 *
 * <p>Where a key comes twice the first counts: what the kernel writes stands before what user space
 * sent. Owned by one thread and used again.
 */
final class RecordFields {

  private static final int ABSENT = -1;

  private final int[] starts = new int[Key.count()];
  private final int[] ends = new int[Key.count()];
  private final boolean[] quotes = new boolean[Key.count()];
  private byte[] bytes = new byte[0];

  /** Makes fields of no record. */
  RecordFields() {
    Arrays.fill(starts, ABSENT);
  }

  void clear() {
    Arrays.fill(starts, ABSENT);
  }

  /** Reads a record's body. */
  void read(KeyCursor cursor, byte[] source, int from, int to) {
    clear();
    bytes = source;
    cursor.start(source, from, to);
    while (cursor.next()) {
      int key = Key.find(source, cursor.keyStart(), cursor.keyEnd());
      if (key >= 0 && starts[key] == ABSENT) {
        take(key, cursor);
      }
    }
  }

  /** Reads the body of a LOGIN record, whose old form is {@code old auid=1 new auid=2}. */
  void readLogin(KeyCursor cursor, byte[] source, int from, int to) {
    read(cursor, source, from, to);
    cursor.start(source, from, to);
    while (cursor.next()) {
      int key = Key.find(source, cursor.keyStart(), cursor.keyEnd());
      if (key == Key.AUID.ordinal() || key == Key.SES.ordinal()) {
        take(key, cursor);
      }
    }
  }

  private void take(int key, KeyCursor cursor) {
    starts[key] = cursor.valueStart();
    ends[key] = cursor.valueEnd();
    quotes[key] = cursor.quoted();
  }

  byte[] bytes() {
    return bytes;
  }

  /** Says whether the record has the key with a value other than {@code ?} and the like. */
  boolean has(Key key) {
    int k = key.ordinal();
    return starts[k] != ABSENT && (quotes[k] || !ValueDecoder.isNothing(bytes, starts[k], ends[k]));
  }

  int start(Key key) {
    return starts[key.ordinal()];
  }

  int end(Key key) {
    return ends[key.ordinal()];
  }

  boolean quoted(Key key) {
    return quotes[key.ordinal()];
  }

  /** Gives a decimal value, or {@link Bytes#NO_NUMBER}. */
  long decimal(Key key) {
    return has(key) ? Bytes.decimal(bytes, start(key), end(key)) : Bytes.NO_NUMBER;
  }

  /** Gives a hexadecimal value without 0x, or {@link Bytes#NO_NUMBER}. */
  long hex(Key key) {
    return has(key) ? Bytes.hex(bytes, start(key), end(key)) : Bytes.NO_NUMBER;
  }

  /** Gives an octal value, or {@link Bytes#NO_NUMBER}. */
  long octal(Key key) {
    if (!has(key) || end(key) - start(key) > 20) {
      return Bytes.NO_NUMBER;
    }
    long value = 0;
    for (int i = start(key); i < end(key); i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 7) {
        return Bytes.NO_NUMBER;
      }
      value = value << 3 | digit;
    }
    return value;
  }

  /** Says whether a value is this text. */
  boolean is(Key key, Word word) {
    return start(key) != ABSENT && Bytes.equal(bytes, start(key), end(key), word.utf8());
  }
}

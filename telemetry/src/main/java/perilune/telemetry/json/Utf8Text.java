package perilune.telemetry.json;

import java.util.Arrays;

/** Turns characters into UTF-8 in a buffer that is used again. Owned by one thread. */
public final class Utf8Text {

  private static final int MAX_BYTES_EACH = 3;

  private byte[] bytes = new byte[256];
  private int length;
  private boolean replaced;

  /** Gives the buffer; not to be written to, and another after the next change. */
  public byte[] bytes() {
    return bytes;
  }

  /** Gives how many bytes of the buffer count. */
  public int length() {
    return length;
  }

  /** Says whether half of a surrogate pair was replaced by U+FFFD since this was last asked. */
  public boolean takeReplaced() {
    boolean was = replaced;
    replaced = false;
    return was;
  }

  /** Takes other characters in the place of those it had. */
  public void set(char[] chars, int from, int count) {
    length = 0;
    append(chars, from, count);
  }

  /** Adds characters. */
  void append(char[] chars, int from, int count) {
    reserve(count);
    for (int i = from; i < from + count; i++) {
      char c = chars[i];
      if (c < 0x80) {
        bytes[length++] = (byte) c;
      } else if (c < 0x800) {
        bytes[length++] = (byte) (0xc0 | c >> 6);
        bytes[length++] = (byte) (0x80 | c & 0x3f);
      } else if (!Character.isSurrogate(c)) {
        three(c);
      } else if (i + 1 < from + count && Character.isSurrogatePair(c, chars[i + 1])) {
        four(Character.toCodePoint(c, chars[++i]));
      } else {
        replaced = true;
        three('\ufffd');
      }
    }
  }

  /** Forgets what it had. */
  public void clear() {
    length = 0;
  }

  /** Adds bytes that are UTF-8. */
  public void add(byte[] source, int from, int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, count)));
    }
    System.arraycopy(source, from, bytes, length, count);
    length += count;
  }

  private void reserve(int chars) {
    int needed = Math.addExact(length, Math.multiplyExact(chars, MAX_BYTES_EACH));
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
    }
  }

  private void three(char c) {
    bytes[length++] = (byte) (0xe0 | c >> 12);
    bytes[length++] = (byte) (0x80 | c >> 6 & 0x3f);
    bytes[length++] = (byte) (0x80 | c & 0x3f);
  }

  private void four(int point) {
    bytes[length++] = (byte) (0xf0 | point >> 18);
    bytes[length++] = (byte) (0x80 | point >> 12 & 0x3f);
    bytes[length++] = (byte) (0x80 | point >> 6 & 0x3f);
    bytes[length++] = (byte) (0x80 | point & 0x3f);
  }
}

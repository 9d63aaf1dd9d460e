package perilune.telemetry.windows;

import perilune.telemetry.json.Utf8Text;

/** Writes text of XML without its escapes. Owned by one thread. */
final class XmlEntities {

  /**
   * Longest escape between {@code &} and {@code ;}, bytes: a number of Unicode's last character.
   */
  private static final int MAX_LENGTH = 10;

  private final byte[] one = new byte[4];

  /** Puts the text in the place of what the buffer had; what is no escape stays as it is. */
  void decode(byte[] bytes, int from, int to, Utf8Text into) {
    into.clear();
    int plain = from;
    int at = from;
    while (at < to) {
      if (bytes[at] != '&') {
        at++;
        continue;
      }
      int stop = at + 1;
      while (stop < to && stop - at <= MAX_LENGTH && bytes[stop] != ';') {
        stop++;
      }
      int character = stop < to && bytes[stop] == ';' ? character(bytes, at + 1, stop) : -1;
      if (character < 0) {
        at++;
        continue;
      }
      into.add(bytes, plain, at - plain);
      add(character, into);
      at = stop + 1;
      plain = at;
    }
    into.add(bytes, plain, to - plain);
  }

  private static int character(byte[] bytes, int from, int to) {
    if (from < to && bytes[from] == '#') {
      return byNumber(bytes, from + 1, to);
    }
    return switch (to - from) {
      case 2 ->
          bytes[from + 1] != 't' ? -1 : bytes[from] == 'l' ? '<' : bytes[from] == 'g' ? '>' : -1;
      case 3 -> is(bytes, from, "amp") ? '&' : -1;
      case 4 -> is(bytes, from, "quot") ? '"' : is(bytes, from, "apos") ? '\'' : -1;
      default -> -1;
    };
  }

  private static boolean is(byte[] bytes, int from, String name) {
    for (int i = 0; i < name.length(); i++) {
      if (bytes[from + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int byNumber(byte[] bytes, int from, int to) {
    boolean hex = from < to && bytes[from] == 'x';
    int at = hex ? from + 1 : from;
    int value = at < to ? 0 : -1;
    while (at < to && value >= 0) {
      int digit = Character.digit(bytes[at++], hex ? 16 : 10);
      value = digit < 0 ? -1 : value * (hex ? 16 : 10) + digit;
      value = value > Character.MAX_CODE_POINT ? -1 : value;
    }
    boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    return surrogate ? -1 : value;
  }

  private void add(int point, Utf8Text into) {
    int length;
    if (point < 0x80) {
      one[0] = (byte) point;
      length = 1;
    } else if (point < 0x800) {
      one[0] = (byte) (0xc0 | point >> 6);
      one[1] = (byte) (0x80 | point & 0x3f);
      length = 2;
    } else if (point < 0x10000) {
      one[0] = (byte) (0xe0 | point >> 12);
      one[1] = (byte) (0x80 | point >> 6 & 0x3f);
      one[2] = (byte) (0x80 | point & 0x3f);
      length = 3;
    } else {
      one[0] = (byte) (0xf0 | point >> 18);
      one[1] = (byte) (0x80 | point >> 12 & 0x3f);
      one[2] = (byte) (0x80 | point >> 6 & 0x3f);
      one[3] = (byte) (0x80 | point & 0x3f);
      length = 4;
    }
    into.add(one, 0, length);
  }
}

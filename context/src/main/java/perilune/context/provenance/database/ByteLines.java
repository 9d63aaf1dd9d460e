package perilune.context.provenance.database;

import java.nio.charset.StandardCharsets;

/** Goes through bytes line by line without copying them. Owned by one thread. */
final class ByteLines {

  private final byte[] bytes;
  private int from;
  private int to = -1;
  private int number;

  ByteLines(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Goes to the next line; says whether there is one. */
  boolean next() {
    from = to + 1;
    if (from >= bytes.length) {
      return false;
    }
    to = from;
    while (to < bytes.length && bytes[to] != '\n') {
      to++;
    }
    number++;
    return true;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  int length() {
    return to - from;
  }

  /** Gives the line's number, from 1. */
  int number() {
    return number;
  }

  byte at(int offset) {
    return bytes[from + offset];
  }

  /** Says whether the text ends within this line. */
  boolean isCut() {
    return to == bytes.length;
  }

  /** Says whether the line has a NUL, which no text of a package database has, nor any path. */
  boolean hasNul() {
    for (int i = from; i < to; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  boolean startsWith(String ascii) {
    if (length() < ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[from + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Gives the line from an offset on, without blanks at its ends. */
  String text(int offset) {
    return new String(bytes, from + offset, length() - offset, StandardCharsets.UTF_8).strip();
  }

  byte[] copy() {
    return java.util.Arrays.copyOfRange(bytes, from, to);
  }

  /** Gives the line as a place to show; behind the last one a place without text. */
  Troubles.Spot spot(String file) {
    return from < to
        ? Troubles.Spot.of(file, number, bytes, from, to)
        : new Troubles.Spot(file, Math.max(1, number), "");
  }
}

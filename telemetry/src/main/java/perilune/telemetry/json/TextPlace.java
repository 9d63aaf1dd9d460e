package perilune.telemetry.json;

/** Keeps the line, and how far its first character is indented. Owned by one thread. */
final class TextPlace {

  private long line = 1;
  private long lineStart;
  private long indent;
  private boolean blank = true;

  /** Gives the line, from 1. */
  long line() {
    return line;
  }

  /** Gives the bytes before the line's first character that is not blank; see {@link #mark}. */
  long indent() {
    return indent;
  }

  /** Says whether the line had only blanks so far. */
  boolean blank() {
    return blank;
  }

  /** Takes the end of a line, at this offset. */
  void newLine(long offset) {
    line++;
    lineStart = offset + 1;
    blank = true;
  }

  /** Takes a character that is not blank; true if it is the line's first. */
  boolean mark(long offset) {
    if (!blank) {
      return false;
    }
    indent = offset - lineStart;
    blank = false;
    return true;
  }

  /** Goes to another line, before its first character, which is at this offset. */
  void goTo(long anotherLine, long offset, long anotherIndent) {
    line = anotherLine;
    lineStart = offset - anotherIndent;
    blank = true;
  }
}

package perilune.telemetry.device;

import perilune.telemetry.text.FieldSink;
import perilune.telemetry.text.WrittenTime;

/**
 * A line of {@code dir} or {@code show flash:}: {@code 126 -rwx 2345 02:45:01 Jan 09 2024 x.zip}.
 * Owned by one thread.
 */
final class ListedFile {

  private static final int MAX_WORDS = 4;

  private final WrittenTime reader;

  String name = "";
  String mode = "";
  long size;
  long timeNanos;

  ListedFile(long latestNanos) {
    reader = new WrittenTime(latestNanos);
  }

  /** Takes a line apart: numbers and a mode, a time, a name; false if it is another one. */
  boolean scan(String line) {
    mode = "";
    size = -1;
    int at = 0;
    for (int i = 0; i < MAX_WORDS; i++) {
      while (at < line.length() && line.charAt(at) == ' ') {
        at++;
      }
      timeNanos = at < line.length() ? reader.read(line, at) : WrittenTime.NONE;
      if (timeNanos != WrittenTime.NONE && reader.hasYear()) {
        name = line.substring(reader.end()).strip();
        return size >= 0 && !name.isEmpty();
      }
      int end = line.indexOf(' ', at);
      if (end < 0 || !take(line.substring(at, end))) {
        return false;
      }
      at = end;
    }
    return false;
  }

  /** The last number before the time is the size. */
  private boolean take(String word) {
    long number = FieldSink.number(word);
    if (number >= 0) {
      size = number;
      return true;
    }
    boolean isMode = word.length() == 4 && "-dl".indexOf(word.charAt(0)) >= 0;
    mode = isMode ? word : mode;
    return isMode;
  }

  boolean isDirectory() {
    return mode.startsWith("d") || name.endsWith("/");
  }
}

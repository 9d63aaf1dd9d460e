package perilune.context.lineage;

import java.time.Duration;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * What is different where a process is of Windows, which its executable's path tells.
 *
 * <p>No process there replaces its program, so that another executable under a pid, or a second
 * start, is another process. Paths of one file differ by case, and by drive or volume: the Security
 * log says {@code C:\x} on a start and {@code \device\harddiskvolume3\x} on a connection. Two
 * sensors may tell of one start. Stateless; allocates nothing.
 */
final class WindowsImages {

  private static final byte[] DEVICE = Bytes.ascii("\\device\\");

  /** Longest time between two sensors' records of one start; both write within the second. */
  private static final long SAME_START_NANOS = Duration.ofSeconds(2).toNanos();

  private WindowsImages() {}

  /** Says whether a text is an absolute path of Windows. */
  static boolean isPath(byte[] text, int from, int to) {
    if (to - from < 3) {
      return false;
    }
    int letter = text[from] | 0x20;
    return text[from] == '\\' || letter >= 'a' && letter <= 'z' && text[from + 1] == ':';
  }

  /**
   * Says whether a part of a text and the path at the beginning of another name one file, but for
   * drive and volume.
   */
  static boolean same(byte[] text, int from, int to, byte[] path, int pathEnd) {
    int at = from + prefix(text, from, to);
    int other = prefix(path, 0, pathEnd);
    if (to - at != pathEnd - other) {
      return false;
    }
    for (int i = at; i < to; i++, other++) {
      if (lower(text[i]) != lower(path[other])) {
        return false;
      }
    }
    return true;
  }

  private static int prefix(byte[] text, int from, int to) {
    if (to - from > 1 && text[from + 1] == ':') {
      return 2;
    }
    if (to - from <= DEVICE.length) {
      return 0;
    }
    for (int i = 0; i < DEVICE.length; i++) {
      if (lower(text[from + i]) != DEVICE[i]) {
        return 0;
      }
    }
    int at = from + DEVICE.length;
    while (at < to && text[at] != '\\') {
      at++;
    }
    return at - from;
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
  }

  /** Says whether an event is of another process than the one of its pid that is known. */
  static boolean isAnother(ProcessNode node, ProcessEvent event) {
    return node.known()
        && isOfWindows(event.event())
        && (event.exec || !hasExecutable(event.event(), node));
  }

  /** Says whether an event is a second sensor's record of a start that is known. */
  static boolean isToldTwice(ProcessNode node, ProcessEvent event) {
    return event.exec
        && node.sourceId
        && node.known()
        && isOfWindows(event.event())
        && Math.abs(event.timeNanos - node.startNanos) <= SAME_START_NANOS
        && hasExecutable(event.event(), node);
  }

  private static boolean hasExecutable(Event event, ProcessNode node) {
    return !node.program.has(Program.Text.EXECUTABLE)
        || node.program.hasPath(event, KnownField.PROCESS_EXECUTABLE);
  }

  private static boolean isOfWindows(Event event) {
    int value = event.firstValue(KnownField.PROCESS_EXECUTABLE.id());
    if (value == Event.NONE || event.tag(value) != Tag.TEXT) {
      return false;
    }
    int at = event.offset(value);
    return isPath(event.arena(), at, at + event.length(value));
  }
}
